//! TypeScript in, JavaScript out, each statement on its own line still.

use super::lines::{self, Kinds};
use mettle_sandbox::native::{NativeJob, NativeResult};
use oxc::{
    allocator::Allocator,
    ast::ast::{
        Argument, CallExpression, ExportAllDeclaration, ExportFromDeclaration, Expression,
        ImportDeclaration, ImportExpression, StringLiteral, TSExternalModuleReference,
        TemplateElement,
    },
    ast_visit::{Visit, VisitMut, walk, walk_mut},
    codegen::{Codegen, CodegenOptions},
    diagnostics::{OxcDiagnostic, Severity},
    parser::Parser,
    semantic::SemanticBuilder,
    span::SourceType,
    transformer::{
        DecoratorOptions, HelperLoaderMode, HelperLoaderOptions, TransformOptions, Transformer,
    },
};
use std::{collections::BTreeSet, path::Path};

/// Diagnostics of one file that are shown.
const DIAGNOSTICS_MAX: usize = 20;
/// What a mistake's line may have to be shown, in bytes.
const SHOWN_LINE_BYTES: usize = 200;

/// What transformed decorators call, on one line: it must not move the program's own.
const HELPERS: &str = "var babelHelpers={\
decorate(all,target,key,descriptor){\
let count=arguments.length,result=count<3?target:descriptor===null?Object.getOwnPropertyDescriptor(target,key):descriptor;\
for(let i=all.length-1;i>=0;i--){let made=count<3?all[i](result):count>3?all[i](target,key,result):all[i](target,key);if(made)result=made}\
if(count>3&&result)Object.defineProperty(target,key,result);\
return result},\
decorateParam(index,decorator){return(target,key)=>decorator(target,key,index)}};";

/// The tool: strips the files its arguments name, in place; its other files are only imported.
pub(super) fn run(job: &NativeJob) -> NativeResult {
    let names: BTreeSet<&str> = job.files.iter().map(|(path, _)| path.as_str()).collect();
    let mut result = NativeResult::default();
    for (path, bytes) in job.files.iter().filter(|(path, _)| job.args.contains(path)) {
        let Ok(source) = str::from_utf8(bytes) else {
            result.exit_code = 1;
            result
                .stderr
                .extend(format!("{path}: it is not UTF-8 text\n").bytes());
            continue;
        };
        match strip(path, source, &names) {
            Ok(code) => result.files.push((path.clone(), code.into_bytes())),
            Err(diagnostics) => {
                result.exit_code = 1;
                result.stderr.extend(diagnostics.bytes());
            }
        }
    }
    result
}

/// The JavaScript of one file, or what is wrong with it.
pub(super) fn strip(path: &str, source: &str, names: &BTreeSet<&str>) -> Result<String, String> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let complain = |found: &[OxcDiagnostic]| Err(describe(path, source, found));
    let allocator = Allocator::default();
    let kind = match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("mts") => SourceType::ts(),
        Some("cts") => SourceType::ts().with_commonjs(true),
        _ => SourceType::ts().with_unambiguous(true),
    };
    let parsed = Parser::new(&allocator, source, kind).parse();
    if parsed.diagnostics.has_errors() || parsed.panicked {
        return complain(&parsed.diagnostics.into_vec());
    }
    let mut program = parsed.program;
    // The shebang's line stays, empty.
    program.hashbang = None;
    Resolver {
        allocator: &allocator,
        path,
        names,
    }
    .visit_program(&mut program);
    let analysed = SemanticBuilder::new()
        .with_check_syntax_error(true)
        .with_excess_capacity(2.0)
        .with_enum_eval(true)
        .build(&program);
    if analysed.diagnostics.has_errors() {
        return complain(&analysed.diagnostics.into_vec());
    }
    let scoping = analysed.semantic.into_scoping();
    let transformed = Transformer::new(&allocator, Path::new(path), &options())
        .build_with_scoping(scoping, &mut program);
    if transformed.diagnostics.has_errors() {
        return complain(&transformed.diagnostics.into_vec());
    }
    let mut kinds = KindsOf::default();
    kinds.visit_program(&program);
    let printed = Codegen::new()
        .with_options(CodegenOptions {
            source_map_path: Some(path.into()),
            ..CodegenOptions::minify()
        })
        .build(&program);
    let map = printed.map.as_ref();
    let tokens = map.into_iter().flat_map(|map| map.get_tokens());
    let mut code = lines::restore(&printed.code, source, tokens, &kinds.0);
    if minified(&code, program.source_type) != Some(printed.code.clone()) {
        // A break at a place where it means something: rather wrong lines than a wrong program.
        tracing::debug!("{path}: the lines of the program could not be kept");
        code = printed.code;
    }
    if code.contains("babelHelpers.") {
        code.insert_str(0, HELPERS);
    }
    Ok(code)
}

fn options() -> TransformOptions {
    TransformOptions {
        decorator: DecoratorOptions {
            legacy: true,
            ..DecoratorOptions::default()
        },
        helper_loader: HelperLoaderOptions {
            mode: HelperLoaderMode::External,
            ..HelperLoaderOptions::default()
        },
        ..TransformOptions::default()
    }
}

/// JavaScript as the code generator writes it, all in a row: equal texts mean equal programs.
fn minified(code: &str, kind: SourceType) -> Option<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, code, kind.with_javascript(true)).parse();
    (!parsed.panicked && parsed.diagnostics.is_empty()).then(|| {
        Codegen::new()
            .with_options(CodegenOptions::minify())
            .build(&parsed.program)
            .code
    })
}

/// Imports of the submission's own files get those files' full names: the JavaScript runtime knows
/// nothing of TypeScript's extensions.
struct Resolver<'a, 'n> {
    allocator: &'a Allocator,
    path: &'n str,
    names: &'n BTreeSet<&'n str>,
}

impl<'a> Resolver<'a, '_> {
    fn resolve(&self, literal: &mut StringLiteral<'a>) {
        let specifier = literal.value.as_str();
        if !(specifier.starts_with("./")
            || specifier.starts_with("../")
            || specifier == "."
            || specifier == "..")
        {
            return;
        }
        let folder = self.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let Some(base) = join(folder, specifier) else {
            return;
        };
        // `./a.js` means `a.ts` where there is only that, as for tsc.
        let swapped = [(".js", ".ts"), (".mjs", ".mts"), (".cjs", ".cts")]
            .iter()
            .find_map(|(from, to)| Some(format!("{}{to}", base.strip_suffix(from)?)));
        let endings = [
            "",
            ".ts",
            ".mts",
            ".cts",
            ".js",
            "/index.ts",
            "/index.mts",
            "/index.js",
        ];
        let candidates = endings.iter().map(|ending| format!("{base}{ending}"));
        let found = candidates
            .chain(swapped)
            .find(|name| self.names.contains(name.as_str()));
        if let Some(found) = found {
            literal.value = oxc::str::Str::from(self.allocator.alloc_str(&found));
            literal.raw = None;
        }
    }
}

/// A relative path below an absolute folder, without dots.
fn join(folder: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

impl<'a> VisitMut<'a> for Resolver<'a, '_> {
    fn visit_import_declaration(&mut self, it: &mut ImportDeclaration<'a>) {
        self.resolve(&mut it.source);
    }

    fn visit_export_all_declaration(&mut self, it: &mut ExportAllDeclaration<'a>) {
        self.resolve(&mut it.source);
    }

    fn visit_export_from_declaration(&mut self, it: &mut ExportFromDeclaration<'a>) {
        self.resolve(&mut it.source);
    }

    fn visit_ts_external_module_reference(&mut self, it: &mut TSExternalModuleReference<'a>) {
        self.resolve(&mut it.expression);
    }

    fn visit_import_expression(&mut self, it: &mut ImportExpression<'a>) {
        if let Expression::StringLiteral(literal) = &mut it.source {
            self.resolve(literal);
        }
        walk_mut::walk_import_expression(self, it);
    }

    fn visit_call_expression(&mut self, it: &mut CallExpression<'a>) {
        let is_require =
            matches!(&it.callee, Expression::Identifier(name) if name.name == "require");
        if let (true, [Argument::StringLiteral(literal)]) =
            (is_require, it.arguments.as_mut_slice())
        {
            self.resolve(literal);
        }
        walk_mut::walk_call_expression(self, it);
    }
}

/// Where in the source strings start, and parts of templates.
#[derive(Default)]
struct KindsOf(Kinds);

impl<'a> Visit<'a> for KindsOf {
    fn visit_string_literal(&mut self, it: &StringLiteral<'a>) {
        self.0.strings.insert(it.span.start);
    }

    fn visit_template_element(&mut self, it: &TemplateElement<'a>) {
        self.0.template_parts.insert(it.span.start);
        walk::walk_template_element(self, it);
    }
}

/// `main.ts:3:7: error: what`, with the line and a mark below it.
fn describe(path: &str, source: &str, found: &[OxcDiagnostic]) -> String {
    let mut text = String::new();
    let errors = found.iter().filter(|one| one.severity == Severity::Error);
    for error in errors.take(DIAGNOSTICS_MAX) {
        let Some(label) = error.labels.first() else {
            text.push_str(&format!("{path}: error: {}\n", error.message));
            continue;
        };
        let at = source.floor_char_boundary(label.offset() as usize);
        let start = source[..at].rfind('\n').map_or(0, |before| before + 1);
        let line = source[..start].matches('\n').count() + 1;
        let column = source[start..at].chars().count() + 1;
        text.push_str(&format!(
            "{path}:{line}:{column}: error: {}\n",
            error.message
        ));
        let shown = source[start..].lines().next().unwrap_or_default();
        if shown.len() <= SHOWN_LINE_BYTES {
            let indent: String = source[start..at]
                .chars()
                .map(|letter| if letter == '\t' { '\t' } else { ' ' })
                .collect();
            text.push_str(&format!("{shown}\n{indent}^\n"));
        }
    }
    if text.is_empty() {
        text = format!("{path}: error: it cannot be parsed\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped(source: &str) -> String {
        strip("/w/main.ts", source, &BTreeSet::new()).unwrap()
    }

    #[test]
    fn every_statement_keeps_its_line() {
        let source = "interface A {\n  a: number;\n}\nlet a: A = { a: 1 };\n\nfunction f(\n  x: number,\n): string {\n  \
                      return (\n    x\n  ) as any;\n}\nconst t = \"1\\n2\" + `a\n${a.a}\nb`;\nf(1); // last\nlast();";
        let code = stripped(source);
        let line = |text: &str, what: &str| text.lines().position(|line| line.contains(what));
        for what in ["let a", "function f", "return", "const t", "f(1)", "last()"] {
            assert_eq!(line(&code, what), line(source, what), "{what} in\n{code}");
        }
        assert!(code.contains(r#""1\n2""#), "{code}");
    }

    #[test]
    fn a_break_never_changes_what_a_program_means() {
        for source in [
            "function f() {\n  return (\n    // why\n    1\n  );\n}\n",
            "for (;;) {\n  break;\n}\nlet i = 0;\ni\n++\ni\n",
            "const f = async (\n  x\n) => x;\nlet z = a\n  ? b\n  : c;\n",
            "class A {\n  static\n  x = 1;\n  get\n  y() { return 1; }\n  async\n  z = 2;\n}\n",
            "label:\nfor (const x of y) {\n  continue\n  label;\n}\nlabel;\n",
            "function* g() {\n  const x = yield (\n    1\n  );\n  throw (\n    x\n  );\n}\n",
        ] {
            let code = stripped(source);
            let kind = SourceType::ts().with_unambiguous(true);
            assert_eq!(
                minified(&code, kind),
                minified(source, kind),
                "{source}\n---\n{code}"
            );
        }
    }

    #[test]
    fn imports_find_the_submissions_files() {
        let names = ["/w/a.ts", "/w/lib/b.mts", "/w/lib/index.ts", "/w/c.js"].into();
        let resolved = |from: &str, specifier: &str| {
            strip(from, &format!("import '{specifier}';"), &names).unwrap()
        };
        for (from, specifier, meant) in [
            ("/w/main.ts", "./a", "/w/a.ts"),
            ("/w/main.ts", "./a.js", "/w/a.ts"),
            ("/w/main.ts", "./c.js", "/w/c.js"),
            ("/w/main.ts", "./lib", "/w/lib/index.ts"),
            ("/w/lib/b.mts", "..//a", "/w/a.ts"),
            ("/w/main.ts", "./lib/b.mjs", "/w/lib/b.mts"),
        ] {
            assert_eq!(resolved(from, specifier), format!("import\"{meant}\";"));
        }
        assert_eq!(resolved("/w/main.ts", "./none"), "import\"./none\";");
        assert_eq!(resolved("/w/main.ts", "fs"), "import\"fs\";");
    }

    #[test]
    fn a_mistake_is_shown_with_its_line() {
        let said = strip("/w/main.ts", "let a;\n\tlet b: = 2;\n", &BTreeSet::new()).unwrap_err();
        assert!(said.starts_with("/w/main.ts:2:9: error: "), "{said}");
        assert!(said.ends_with("\n\tlet b: = 2;\n\t       ^\n"), "{said:?}");
    }
}
