// Part of Mettle: a file of its own in Go's linker, with a few edits around it (recipe/go/edits.rs).
//
// Every program is linked as one image that begins with the same library: the runtime, and what
// the packages below offer, whether the program uses it or not. Its functions keep their numbers and
// its data their addresses, so the library's WebAssembly is the same, byte for byte, in every program,
// and its machine code is made once, while preparing.
//
// Nothing depends on that working: whoever uses the image compares it with the prepared library.
// A program that does not fit (its data outgrows the space left for it between the library's) is
// as correct as any other, and is translated as a whole.

package ld

import (
	"bytes"
	"cmd/link/internal/loader"
	"cmd/link/internal/sym"
	"sort"
	"strings"
)

// libraryPackages are those whose exported functions and methods belong to the library, with all
// that these need.
var libraryPackages = []string{
	"bufio", "bytes", "container/heap", "container/list", "container/ring", "errors", "fmt", "io",
	"math", "math/bits", "math/rand", "os", "sort", "strconv", "strings", "sync", "time", "unicode",
	"unicode/utf8",
}

// rarePackages are of the library, but only as far as others or wantedFunctions need them.
var rarePackages = map[string]bool{"os": true, "time": true}

// wantedFunctions are taken from rarePackages, and where the rule for exported names does not reach.
var wantedFunctions = []string{
	"os.Exit", "os.Getenv", "os.ReadFile", "os.(*File).Read", "os.(*File).Write",
	"os.(*File).WriteString", "os.(*File).Close", "time.Now", "time.Since", "time.Sleep",
	"time.Duration.Seconds", "time.Duration.Milliseconds", "time.Duration.String", "time.Time.Sub",
	"time.Time.UnixNano", "time.Time.Unix", "time.Time.UnixMilli", "runtime.GC", "runtime.Gosched",
	"runtime.ReadMemStats", "runtime.chansend1", "runtime.chanrecv1", "runtime.chanrecv2",
	"runtime.closechan", "runtime.makechan", "runtime.selectgo", "runtime.selectnbsend",
	"runtime.selectnbrecv", "runtime.newproc", "runtime.deferproc", "runtime.deferreturn",
	"runtime.gopanic", "runtime.gorecover",
}

// hostPackages have functions of the host: all are imported, so that their number never changes.
var hostPackages = map[string]bool{"runtime": true, "syscall": true, "internal/syscall/unix": true, "os": true}

// Space for the program's own symbols behind the library's of the same kind, in bytes. What is not
// used of it is never touched.
var librarySlack = map[sym.SymKind]int64{
	sym.SRODATA:    256 << 10,
	sym.STYPE:      128 << 10,
	sym.SGOFUNC:    32 << 10,
	sym.SNOPTRDATA: 256 << 10,
	sym.SDATA:      128 << 10,
}

const (
	// Text takes up addresses in front of the data, 16 bytes a function.
	libraryTextBytes = 256 << 10
	// The program's own types of one sort (what reflection may construct, others, interface tables).
	libraryTypeSlack = 64 << 10
	// The tables of functions, behind everything that code refers to.
	libraryTablesBytes = 3 << 20
	libraryPage        = 4096
)

// library is the part of the image that all programs share.
type library struct {
	// main is the program's main function.
	main loader.Sym
	// has says which symbols are of it; nil while they are collected.
	has loader.Bitmap
	// functions is how many functions it has; they are the first ones.
	functions int
	// kind is that of the symbols being placed.
	kind sym.SymKind
	// next is the address in the current segment where the next kind of symbols may start.
	next int64
	// inBss are symbols without pointers that lie in front of those with pointers.
	inBss map[loader.Sym]bool
}

// LibraryFunctions is how many of the first functions are the library's.
func (ctxt *Link) LibraryFunctions() int {
	return ctxt.library.functions
}

func (ctxt *Link) loadLibrary() {
	for _, name := range libraryPackages {
		loadinternal(ctxt, name)
	}
}

func (ctxt *Link) inLibrary(s loader.Sym) bool {
	has := ctxt.library.has
	return int(s) < 32*len(has) && has.Has(s)
}

// markLibrary marks what the library is made of. main.main is not of it, though the runtime refers
// to it: it is called through a pointer.
func (d *deadcodePass) markLibrary() {
	ldr := d.ldr
	wanted := make(map[string]bool)
	for _, name := range wantedFunctions {
		wanted[name] = true
	}
	packages := make(map[string]bool)
	for _, name := range libraryPackages {
		packages[name] = !rarePackages[name]
	}
	d.ctxt.library.main = ldr.Lookup("main.main", 0)
	if main := d.ctxt.library.main; main != 0 {
		ldr.SetAttrReachable(main, true)
	}
	for s := loader.Sym(1); s < loader.Sym(ldr.NDef()); s++ {
		if !ldr.SymType(s).IsText() || ldr.SymSize(s) == 0 {
			continue
		}
		pkg := ldr.SymPkg(s)
		if packages[pkg] && isOffered(strings.TrimPrefix(ldr.SymName(s), pkg)) ||
			hostPackages[pkg] && ldr.WasmImportSym(s) != 0 && ldr.SymName(s) != "runtime.wasmExit" ||
			wanted[ldr.SymName(s)] {
			d.mark(s, 0)
		}
	}
}

// markProgram marks, when everything of the library is marked, what the program is made of. It
// answers whether there is anything to do.
func (d *deadcodePass) markProgram() bool {
	ctxt, ldr := d.ctxt, d.ldr
	if ctxt.library.has != nil {
		return false
	}
	if ctxt.library.main != 0 {
		ldr.SetAttrReachable(ctxt.library.main, false)
	}
	has := loader.MakeBitmap(ldr.NSym())
	for s := loader.Sym(1); s < loader.Sym(ldr.NSym()); s++ {
		if ldr.AttrReachable(s) {
			has.Set(s)
		}
	}
	// A package's initialisation depends on which of its maps the program uses. No code refers
	// to it.
	for _, init := range d.pkginits {
		has.Unset(init)
	}
	ctxt.library.has = has
	d.mark(ctxt.library.main, 0)
	if ctxt.mainInittasks != 0 {
		d.mark(ctxt.mainInittasks, 0)
	}
	return !d.wq.empty()
}

// isOffered is whether a function's name, without its package, is exported and not generic.
func isOffered(name string) bool {
	if !strings.HasPrefix(name, ".") || strings.ContainsAny(name, "[-·") {
		return false
	}
	for _, part := range strings.Split(name[1:], ".") {
		part = strings.TrimSuffix(strings.TrimPrefix(part, "(*"), ")")
		if part == "" || part[0] < 'A' || part[0] > 'Z' {
			return false
		}
	}
	return true
}

// orderLibraryText moves the library's functions to the front, in an order that does not depend
// on the program.
func (ctxt *Link) orderLibraryText() {
	ldr := ctxt.loader
	text := ctxt.Textp
	sort.SliceStable(text, func(i, j int) bool {
		if a, b := ctxt.inLibrary(text[i]), ctxt.inLibrary(text[j]); a != b {
			return a
		} else if !a {
			return false
		}
		return ctxt.librarySymbolLess(text[i], text[j])
	})
	ctxt.library.functions = sort.Search(len(text), func(i int) bool { return !ctxt.inLibrary(text[i]) })
	if len(text) > 0 && ldr.SymName(text[0]) == "go:buildid" {
		ctxt.library.functions = 0
	}
}

// librarySymbolLess orders symbols by what they are, and only in the end by their number.
func (ctxt *Link) librarySymbolLess(a, b loader.Sym) bool {
	ldr := ctxt.loader
	if order := bytes.Compare(ldr.ContentHash(a), ldr.ContentHash(b)); order != 0 {
		return order < 0
	}
	if x, y := ldr.SymName(a), ldr.SymName(b); x != y {
		return x < y
	}
	if order := bytes.Compare(ldr.Data(a), ldr.Data(b)); order != 0 {
		return order < 0
	}
	return a < b
}

// shortSymbolBytes is the most that a symbol known by a short hash has: its content, with zeros
// behind. Which of the equal ones is kept, and so its size, depends on the program.
const shortSymbolBytes = 8

// librarySize is the space a symbol takes, and the size it is sorted by.
func (ctxt *Link) librarySize(s loader.Sym) int64 {
	ldr := ctxt.loader
	size := ldr.SymSize(s)
	if len(ldr.ContentHash(s)) == shortSymbolBytes {
		return max(size, shortSymbolBytes)
	}
	if size == 0 && (ldr.SymName(s) == "runtime.gcdata" || ldr.SymName(s) == "runtime.gcbss") {
		return cutoff // It will grow.
	}
	return size
}

// libraryAlign is the alignment of a symbol known by its content, whichever of the equal ones is kept.
// Types and interface tables are what they are called, and the runtime walks over them.
func (ctxt *Link) libraryAlign(s loader.Sym) int64 {
	if ctxt.library.kind == sym.STYPE || ctxt.loader.ContentHash(s) == nil {
		return 1
	}
	align, size := int64(thearch.Maxalign), ctxt.librarySize(s)
	for align > 1 && align > size {
		align /= 2
	}
	return align
}

// startLibraryKind is where the symbols of a kind may start.
func (state *dodataState) startLibraryKind(datsize int64) int64 {
	if datsize == 0 {
		state.ctxt.library.next = 0
	}
	return max(datsize, state.ctxt.library.next)
}

// placeLibrarySymbols gives the symbols of a kind their addresses: the library's, then the
// program's, and says where the next kind may start.
func (state *dodataState) placeLibrarySymbols(syms []loader.Sym, place func(loader.Sym)) {
	ctxt, ldr := state.ctxt, state.ctxt.loader
	kind := ctxt.library.kind
	slack, padded := librarySlack[kind]
	if !padded {
		for _, s := range syms {
			place(s)
		}
		return
	}
	state.datsize = state.startLibraryKind(state.datsize)
	end, group := state.datsize, 0
	for _, s := range syms {
		if kind == sym.STYPE {
			if now := typeGroup(ldr, s); now != group {
				state.datsize = max(state.datsize, Rnd(end+libraryTypeSlack, 64))
				end, group = state.datsize, now
			}
		}
		place(s)
		if ctxt.inLibrary(s) {
			end = state.datsize
		}
	}
	ctxt.library.next = Rnd(end+slack, libraryPage)
}

// typeGroup numbers what lies among the types: those that reflection may construct, others,
// interface tables.
func typeGroup(ldr *loader.Loader, s loader.Sym) int {
	switch {
	case ldr.IsItab(s):
		return 2
	case ldr.SymName(s) == "type:*" || ldr.IsTypelink(s):
		return 0
	}
	return 1
}

// tellTypes writes where types and interface tables lie into the module's data.
func (state *dodataState) tellTypes() {
	ctxt, ldr := state.ctxt, state.ctxt.loader
	typelinks, itabs, itabsEnd := int64(ctxt.Arch.PtrSize), int64(0), int64(0)
	for _, s := range state.data[sym.STYPE] {
		start := ldr.SymValue(s)
		end := start + ldr.SymSize(s)
		switch typeGroup(ldr, s) {
		case 0:
			typelinks = max(typelinks, end)
		case 2:
			if itabs == 0 {
				itabs = start
			}
			itabsEnd = end
		}
	}
	data := ldr.MakeSymbolUpdater(ctxt.Moduledata)
	data.SetUint(ctxt.Arch, ctxt.moduledataTypeDescOffset, uint64(typelinks))
	data.SetUint(ctxt.Arch, ctxt.moduledataItabOffset, uint64(itabs))
	data.SetUint(ctxt.Arch, ctxt.moduledataItabSizeOffset, uint64(itabsEnd-itabs))
}

// moveLibraryBss puts the library's pointer-free variables in front of those with pointers: behind
// either may then come as many of the program's as it has.
func (state *dodataState) moveLibraryBss() {
	ctxt := state.ctxt
	ctxt.library.inBss = make(map[loader.Sym]bool)
	var front, rest []loader.Sym
	for _, s := range state.data[sym.SNOPTRBSS] {
		if ctxt.inLibrary(s) {
			front = append(front, s)
			ctxt.library.inBss[s] = true
		} else {
			rest = append(rest, s)
		}
	}
	state.data[sym.SNOPTRBSS] = rest
	state.data[sym.SBSS] = append(front, state.data[sym.SBSS]...)
	state.dataMaxAlign[sym.SBSS] = libraryPage
}

// libraryDataStart is where writable data starts, behind the tables of functions.
func libraryDataStart(va uint64) uint64 {
	for _, sect := range Segtext.Sections {
		if sect.Name == ".gopclntab" {
			va = max(va, uint64(Rnd(int64(sect.Vaddr)+libraryTablesBytes, libraryPage)))
		}
	}
	return va
}

// libraryTableSize leaves space in a table of functions, so that the next starts where it does in
// most programs.
func libraryTableSize(size int64) int64 {
	if size < 1024 {
		return size
	}
	return Rnd(size+libraryPage, 8*libraryPage)
}
