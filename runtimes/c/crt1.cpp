// The start of C++ programs. WebAssembly unwinds without searching for a handler first, so an
// exception nobody catches would leave the program as an error of the host. It is caught here,
// reported in the words people know, and ends the program as abort() does: exit code 134.

#include <cstdio>
#include <cstring>
#include <cxxabi.h>
#include <exception>
#include <typeinfo>
#include <unistd.h>
#include <wasi/api.h>

extern "C" {
void __wasm_call_ctors();
int __main_void();
void __wasm_call_dtors();
void abort() { __wasi_proc_exit(134); }
}

namespace {

// Reads the type names that are thrown in practice: builtin types, pointers and (nested)
// names without template arguments. The full demangler would add 200 KB to every program.
// libc++ keeps its names in an inline namespace (std::__2).
#define LIBRARY_NAMESPACE "3" _LIBCPP_TOSTRING(_LIBCPP_ABI_NAMESPACE)
constexpr const char* library_namespace = LIBRARY_NAMESPACE;
constexpr const char* string_name =
    "NSt" LIBRARY_NAMESPACE "12basic_stringIcNS_11char_traitsIcEENS_9allocatorIcEEEE";

class type_name {
  const char* rest;
  char text[256];
  std::size_t length = 0;

  bool add(const char* part, std::size_t count) {
    if (count >= sizeof text - length)
      return false;
    std::memcpy(text + length, part, count);
    length += count;
    text[length] = 0;
    return true;
  }
  bool add(const char* part) { return add(part, std::strlen(part)); }
  bool skip(const char* prefix) {
    std::size_t count = std::strlen(prefix);
    if (std::strncmp(rest, prefix, count) != 0)
      return false;
    rest += count;
    return true;
  }

  bool source_name() {
    std::size_t count = 0;
    while (*rest >= '0' && *rest <= '9')
      count = count * 10 + (*rest++ - '0');
    if (count == 0 || count > std::strlen(rest))
      return false;
    const char* name = rest;
    rest += count;
    return add(name, count);
  }

  bool nested_name() {
    for (bool first = true; !skip("E"); first = false) {
      if (first && skip("St")) {
        // libc++'s inline namespace is invisible in source code, so also here.
        skip(library_namespace);
        if (!add("std"))
          return false;
        continue;
      }
      if ((!first && !add("::")) || !source_name())
        return false;
    }
    return true;
  }

  bool builtin() {
    static const struct { char code; const char* name; } names[] = {
        {'b', "bool"}, {'c', "char"}, {'a', "signed char"}, {'h', "unsigned char"},
        {'s', "short"}, {'t', "unsigned short"}, {'i', "int"}, {'j', "unsigned int"},
        {'l', "long"}, {'m', "unsigned long"}, {'x', "long long"}, {'y', "unsigned long long"},
        {'f', "float"}, {'d', "double"}, {'e', "long double"}, {'v', "void"}};
    for (auto& entry : names)
      if (*rest == entry.code) {
        ++rest;
        return add(entry.name);
      }
    return false;
  }

  bool type() {
    if (skip("P"))
      return type() && add("*");
    if (skip("K"))
      return type() && add(" const");
    if (skip(string_name))
      return add("std::string");
    if (skip("N"))
      return nested_name();
    if (skip("St"))
      return add("std::") && source_name();
    return source_name() || builtin();
  }

public:
  explicit type_name(const char* mangled) : rest(mangled) {
    text[0] = 0;
    if (!type() || *rest != 0) {
      length = 0;
      if (!add(mangled))
        add("?");
    }
  }
  const char* c_str() const { return text; }
};

void say(const char* text) { (void)!write(STDERR_FILENO, text, std::strlen(text)); }

[[noreturn]] void report_current_exception() {
  std::fflush(nullptr);
  const std::type_info* type = abi::__cxa_current_exception_type();
  say("terminate called after throwing an instance of '");
  say(type ? type_name(type->name()).c_str() : "?");
  say("'\n");
  try {
    throw;
  } catch (const std::exception& exception) {
    say("  what():  ");
    say(exception.what());
    say("\n");
  } catch (...) {
  }
  abort();
}

} // namespace

extern "C" __attribute__((export_name("_start"))) void _start() {
  int code;
  try {
    __wasm_call_ctors();
    code = __main_void();
    __wasm_call_dtors();
  } catch (...) {
    report_current_exception();
  }
  if (code != 0)
    __wasi_proc_exit(code);
}
