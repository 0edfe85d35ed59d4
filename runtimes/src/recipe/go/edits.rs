//! Changes in the sources of Go's linker and runtime, around `go/prelinked.go`: every program begins
//! with the same library. One that does not fit stops the recipe.

/// Replacements: file, what stands there exactly once, what should.
pub(super) const EDITS: &[(&str, &str, &str)] = &[
    (
        "src/cmd/link/internal/ld/link.go",
        "\tPackageFile  map[string]string\n",
        "\tlibrary      library\n\
         \tPackageFile  map[string]string\n",
    ),
    // What several packages define is taken from the first that is read: never from the program.
    (
        "src/cmd/link/internal/ld/main.go",
        "\tdefault:\n\
         \t\taddlibpath(ctxt, \"command line\", \"command line\", flag.Arg(0), \"main\", \"\", zerofp)\n",
        "\tdefault:\n\
         \t\tctxt.loadLibrary()\n\
         \t\taddlibpath(ctxt, \"command line\", \"command line\", flag.Arg(0), \"main\", \"\", zerofp)\n",
    ),
    // First the library, then the program.
    (
        "src/cmd/link/internal/ld/deadcode.go",
        "\tfor _, name := range names {\n",
        "\td.markLibrary()\n\
         \tfor _, name := range names {\n",
    ),
    (
        "src/cmd/link/internal/ld/deadcode.go",
        "\tif d.ctxt.mainInittasks != 0 {\n\
         \t\td.mark(d.ctxt.mainInittasks, 0)\n\
         \t}\n\
         }\n",
        "}\n",
    ),
    (
        "src/cmd/link/internal/ld/deadcode.go",
        "\t\tif d.wq.empty() {\n\
         \t\t\t// No new work",
        "\t\tif d.wq.empty() && !d.markProgram() {\n\
         \t\t\t// No new work",
    ),
    (
        "src/cmd/link/internal/ld/data.go",
        "\ttext := ctxt.xdefine(\"runtime.text\", sym.STEXT, 0)\n",
        "\tctxt.orderLibraryText()\n\
         \ttext := ctxt.xdefine(\"runtime.text\", sym.STEXT, 0)\n",
    ),
    // Symbols of a kind: the library's first, in an order of their own.
    (
        "src/cmd/link/internal/ld/data.go",
        "\t\t\tcase isz != jsz:\n\
         \t\t\t\treturn isz < jsz\n",
        "\t\t\tcase isz != 0 && jsz != 0 && ctxt.inLibrary(si) != ctxt.inLibrary(sj):\n\
         \t\t\t\treturn ctxt.inLibrary(si)\n\
         \t\t\tcase isz != jsz:\n\
         \t\t\t\treturn isz < jsz\n",
    ),
    (
        "src/cmd/link/internal/ld/data.go",
        "\t\treturn si < sj // break ties by symbol number\n",
        "\t\treturn ctxt.librarySymbolLess(si, sj)\n",
    ),
    (
        "src/cmd/link/internal/ld/data.go",
        "\t\t\t\t\treturn sl[i].typeStr < sl[j].typeStr\n",
        "\t\t\t\t\tif a, b := ctxt.inLibrary(si), ctxt.inLibrary(sj); a != b {\n\
         \t\t\t\t\t\treturn a\n\
         \t\t\t\t\t}\n\
         \t\t\t\t\tif sl[i].typeStr == sl[j].typeStr {\n\
         \t\t\t\t\t\treturn ctxt.librarySymbolLess(si, sj)\n\
         \t\t\t\t\t}\n\
         \t\t\t\t\treturn sl[i].typeStr < sl[j].typeStr\n",
    ),
    // Fixed addresses.
    (
        "src/cmd/link/internal/ld/data.go",
        "\tfor _, s := range syms {\n\
         \t\tstate.datsize = aligner(state, state.datsize, s)\n",
        "\tplace := func(s loader.Sym) {\n\
         \t\tstate.datsize = Rnd(aligner(state, state.datsize, s), state.ctxt.libraryAlign(s))\n",
    ),
    (
        "src/cmd/link/internal/ld/data.go",
        "\t\tstate.datsize += ldr.SymSize(s)\n\
         \t}\n\
         \tsect.Length = uint64(state.datsize) - sect.Vaddr\n\
         }\n\
         \n\
         func (state *dodataState) assignToSection(",
        "\t\tstate.datsize += state.ctxt.librarySize(s)\n\
         \t}\n\
         \tstate.placeLibrarySymbols(syms, place)\n\
         \tsect.Length = uint64(state.datsize) - sect.Vaddr\n\
         }\n\
         \n\
         func (state *dodataState) assignToSection(",
    ),
    (
        "src/cmd/link/internal/ld/data.go",
        "\tstate.datsize = Rnd(state.datsize, int64(sect.Align))\n\
         \tsect.Vaddr = uint64(state.datsize)\n\
         \treturn sect\n\
         }\n\
         \n\
         // assignDsymsToSection",
        "\tstate.datsize = Rnd(state.startLibraryKind(state.datsize), int64(sect.Align))\n\
         \tsect.Vaddr = uint64(state.datsize)\n\
         \treturn sect\n\
         }\n\
         \n\
         // assignDsymsToSection",
    ),
    (
        "src/cmd/link/internal/ld/data.go",
        "\t\ts.Vaddr = va\n\
         \t\tva += s.Length\n\
         \n\
         \t\tif ctxt.IsWasm() && i == 0 && va < wasmMinDataAddr {\n\
         \t\t\tva = wasmMinDataAddr\n",
        "\t\tif i > 0 {\n\
         \t\t\tva = max(va, libraryTextBytes+s.Vaddr)\n\
         \t\t}\n\
         \t\ts.Vaddr = va\n\
         \t\tva += s.Length\n\
         \n\
         \t\tif ctxt.IsWasm() && i == 0 && va < libraryTextBytes {\n\
         \t\t\tva = libraryTextBytes\n",
    ),
    (
        "src/cmd/link/internal/ld/data.go",
        "\t} else {\n\
         \t\tSegdata.Vaddr = va\n\
         \t}\n",
        "\t} else {\n\
         \t\tva = libraryDataStart(va)\n\
         \t\tSegdata.Vaddr = va\n\
         \t}\n",
    ),
    // Where reflection and interface tables look.
    (
        "src/cmd/link/internal/ld/data.go",
        "\tsect = createRelroSect(\".go.type\", sym.STYPE)\n",
        "\tsect = createRelroSect(\".go.type\", sym.STYPE)\n\
         \tstate.tellTypes()\n",
    ),
    // Variables without values: those of the library are in front.
    (
        "src/cmd/link/internal/ld/data.go",
        "\t/* bss */\n",
        "\tstate.moveLibraryBss()\n\
         \t/* bss */\n",
    ),
    (
        "src/cmd/link/internal/ld/data.go",
        "\t\tfor _, s := range state.data[g.symKind] {\n\
         \t\t\tgc.AddSym(s)\n",
        "\t\tfor _, s := range state.data[g.symKind] {\n\
         \t\t\tif ctxt.library.inBss[s] {\n\
         \t\t\t\tcontinue\n\
         \t\t\t}\n\
         \t\t\tgc.AddSym(s)\n",
    ),
    // The tables of functions come behind everything that code refers to.
    (
        "src/cmd/link/internal/ld/data.go",
        "\t/* gopclntab */\n\
         \tsect = state.allocateNamedSectionAndAssignSyms(segro, \".gopclntab\", sym.SPCLNTAB, sym.SRODATA, 04)\n",
        "\tallocateTables := func() {\n\
         \tsect = state.allocateNamedSectionAndAssignSyms(segro, \".gopclntab\", sym.SPCLNTAB, sym.SRODATA, 04)\n",
    ),
    (
        "src/cmd/link/internal/ld/data.go",
        "\t\txcoffUpdateOuterSize(ctxt, int64(sect.Length), sym.SPCLNTAB)\n\
         \t}\n",
        "\t\txcoffUpdateOuterSize(ctxt, int64(sect.Length), sym.SPCLNTAB)\n\
         \t}\n\
         \t}\n",
    ),
    (
        "src/cmd/link/internal/ld/data.go",
        "\tsect = createRelroSect(\".go.func\", sym.SGOFUNC)\n",
        "\tsect = createRelroSect(\".go.func\", sym.SGOFUNC)\n\
         \tallocateTables()\n",
    ),
    // How many functions are the library's, for who takes the image apart.
    (
        "src/cmd/link/internal/wasm/asm.go",
        "\twriteProducerSec(ctxt)\n",
        "\twriteLibrarySec(ctxt)\n\
         \twriteProducerSec(ctxt)\n",
    ),
    (
        "src/cmd/link/internal/wasm/asm.go",
        "// writeProducerSec writes an optional section",
        "func writeLibrarySec(ctxt *ld.Link) {\n\
         \tsizeOffset := writeSecHeader(ctxt, sectionCustom)\n\
         \twriteName(ctxt.Out, \"mettle.library\")\n\
         \twriteUleb128(ctxt.Out, uint64(ctxt.LibraryFunctions()))\n\
         \twriteSecSize(ctxt, sizeOffset)\n\
         }\n\
         \n\
         // writeProducerSec writes an optional section",
    ),
    // The types that reflection may construct are now sorted in two runs.
    (
        "src/runtime/type.go",
        "\tif moduleToTypelinks == nil {\n",
        "\tret = mergeTypelinks(ret)\n\
         \tif moduleToTypelinks == nil {\n",
    ),
    (
        "src/runtime/type.go",
        "type _typePair struct {\n",
        "func mergeTypelinks(types []*_type) []*_type {\n\
         \tname := func(t *_type) string { return toRType(t).string() }\n\
         \tsecond := 1\n\
         \tfor second < len(types) && name(types[second-1]) <= name(types[second]) {\n\
         \t\tsecond++\n\
         \t}\n\
         \tif second >= len(types) {\n\
         \t\treturn types\n\
         \t}\n\
         \tfirst, rest := types[:second], types[second:]\n\
         \tmerged := make([]*_type, 0, len(types))\n\
         \tfor len(first) > 0 && len(rest) > 0 {\n\
         \t\tif name(rest[0]) < name(first[0]) {\n\
         \t\t\tmerged = append(merged, rest[0])\n\
         \t\t\trest = rest[1:]\n\
         \t\t} else {\n\
         \t\t\tmerged = append(merged, first[0])\n\
         \t\t\tfirst = first[1:]\n\
         \t\t}\n\
         \t}\n\
         \treturn append(append(merged, first...), rest...)\n\
         }\n\
         \n\
         type _typePair struct {\n",
    ),
    (
        "src/cmd/link/internal/ld/data.go",
        "\t\tctxt.datap = append(ctxt.datap, state.data[symn]...)\n",
        "\t\tif symn == sym.SPCLNTAB {\n\
         \t\t\tcontinue\n\
         \t\t}\n\
         \t\tctxt.datap = append(ctxt.datap, state.data[symn]...)\n\
         \t\tif symn == sym.SGOFUNC {\n\
         \t\t\tctxt.datap = append(ctxt.datap, state.data[sym.SPCLNTAB]...)\n\
         \t\t}\n",
    ),
    // A symbol known by its content has no name of its own: its first user's.
    (
        "src/cmd/link/internal/loader/loader.go",
        "func (l *Loader) IsFileLocal(i Sym) bool {\n",
        "// ContentHash is nil for a symbol that is not known by its content, and short for one of up to\n\
         // eight bytes.\n\
         func (l *Loader) ContentHash(i Sym) []byte {\n\
         \tif l.IsExternal(i) {\n\
         \t\treturn nil\n\
         \t}\n\
         \tr, li := l.toLocal(i)\n\
         \tshort, long := uint32(r.ndef), uint32(r.ndef+r.nhashed64def)\n\
         \tswitch {\n\
         \tcase r.IsContentHashed(li):\n\
         \t\treturn r.Hash(li - long)[:]\n\
         \tcase short <= li && li < long:\n\
         \t\thash := r.Hash64(li - short)\n\
         \t\treturn []byte{byte(hash), byte(hash >> 8), byte(hash >> 16), byte(hash >> 24), byte(hash >> 32), byte(hash >> 40), byte(hash >> 48), byte(hash >> 56)}\n\
         \t}\n\
         \treturn nil\n\
         }\n\
         \n\
         func (l *Loader) IsFileLocal(i Sym) bool {\n",
    ),
    (
        "src/cmd/link/internal/ld/data.go",
        "\tctxt.xdefine(\"runtime.noptrbss\", sym.SNOPTRBSS, int64(noptrbss.Vaddr))\n",
        "\tctxt.xdefine(\"runtime.noptrbss\", sym.SNOPTRBSS, int64(bss.Vaddr))\n",
    ),
    // Equal contents are one symbol, whichever its first user calls it: none is sorted by that name.
    (
        "src/cmd/link/internal/ld/symtab.go",
        "\t\tcase strings.HasPrefix(name, \"go:string.\"):\n",
        "\t\tcase strings.HasPrefix(name, \"go:string.\") && ldr.ContentHash(s) == nil:\n",
    ),
    (
        "src/cmd/link/internal/ld/symtab.go",
        "\t\tcase strings.HasPrefix(name, \"runtime.gcbits.\"):\n",
        "\t\tcase strings.HasPrefix(name, \"runtime.gcbits.\") && ldr.ContentHash(s) == nil:\n",
    ),
    (
        "src/cmd/link/internal/ld/data.go",
        "\t\tsl[k] = symNameSize{sz: ss, sym: s}\n",
        "\t\tsl[k] = symNameSize{sz: ctxt.librarySize(s), sym: s}\n",
    ),
    (
        "src/cmd/link/internal/ld/data.go",
        "\tstate.assignDsymsToSection(sect, state.data[symn], forceType, aligndatsize)\n\
         \tstate.checkdatsize(symn)\n",
        "\tstate.ctxt.library.kind = symn\n\
         \tstate.assignDsymsToSection(sect, state.data[symn], forceType, aligndatsize)\n\
         \tstate.checkdatsize(symn)\n",
    ),
    (
        "src/cmd/link/internal/ld/data.go",
        "\tstate.assignDsymsToSection(sect, state.data[symn], forceType, aligndatsize)\n\
         \treturn sect\n",
        "\tstate.ctxt.library.kind = symn\n\
         \tstate.assignDsymsToSection(sect, state.data[symn], forceType, aligndatsize)\n\
         \treturn sect\n",
    ),
    // Tables keep their places as long as the program's functions add little to them.
    (
        "src/cmd/link/internal/ld/pcln.go",
        "\tsize = Rnd(size, int64(ctxt.Arch.PtrSize))\n\
         \tstate.size += size\n",
        "\tsize = libraryTableSize(Rnd(size, int64(ctxt.Arch.PtrSize)))\n\
         \tstate.size += size\n",
    ),
    (
        "src/cmd/link/internal/ld/pcln.go",
        "\tsize := int64(int(state.nfunc)*2*4 + 4)\n",
        "\tsize := libraryTableSize(int64(int(state.nfunc)*2*4 + 4))\n",
    ),
];
