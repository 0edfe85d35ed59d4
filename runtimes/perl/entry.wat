;; The entry of the Perl interpreter, which comes as a library: what `perl ARGUMENTS` does.
(module
  (import "base" "memory" (memory 1))
  (import "base" "malloc" (func $malloc (param i32) (result i32)))
  ;; Parses and runs as the perl command does; returns the exit code.
  (import "base" "zeroperl_init_with_args" (func $perl (param i32 i32) (result i32)))
  ;; END blocks, destructors and the buffers of open files.
  (import "base" "zeroperl_shutdown" (func $shutdown))
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $args_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))

  (func (export "_start") (local $sizes i32) (local $argc i32) (local $argv i32) (local $code i32)
    (local.set $sizes (call $malloc (i32.const 8)))
    (drop (call $args_sizes_get (local.get $sizes) (i32.add (local.get $sizes) (i32.const 4))))
    (local.set $argc (i32.load (local.get $sizes)))
    (local.set $argv (call $malloc (i32.mul (i32.add (local.get $argc) (i32.const 1)) (i32.const 4))))
    (drop (call $args_get
      (local.get $argv)
      (call $malloc (i32.load offset=4 (local.get $sizes)))))
    (i32.store (i32.add (local.get $argv) (i32.mul (local.get $argc) (i32.const 4))) (i32.const 0))
    (local.set $code (call $perl (local.get $argc) (local.get $argv)))
    (call $shutdown)
    (call $proc_exit (local.get $code)))

  ;; Perl code cannot reach functions of a host: there are none.
  (func (export "import env call_host_function") (param i32 i32 i32) (result i32) (i32.const 0)))
