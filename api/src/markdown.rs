//! Problem statements as HTML that is safe to put into a page.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, html};

/// Renders Markdown. HTML in the text is shown as text, and links lead to the web, to mail or
/// within the site only: statements come from uploaded packages. Formulas become
/// `<span class="math …">` with their TeX source.
pub(crate) fn to_safe_html(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_MATH | Options::ENABLE_STRIKETHROUGH;
    let events = Parser::new_ext(markdown, options).map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        }) => Event::Start(Tag::Link {
            link_type,
            dest_url: safe_url(dest_url),
            title,
            id,
        }),
        Event::Start(Tag::Image {
            link_type,
            dest_url,
            title,
            id,
        }) => Event::Start(Tag::Image {
            link_type,
            dest_url: safe_url(dest_url),
            title,
            id,
        }),
        other => other,
    });
    let mut out = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut out, events);
    out
}

fn safe_url(url: CowStr<'_>) -> CowStr<'_> {
    let scheme = url
        .split_once(':')
        .map(|(scheme, _)| scheme.trim().to_ascii_lowercase());
    match scheme.as_deref() {
        None | Some("http" | "https" | "mailto") => url,
        // A colon after a slash, question mark or hash is not a scheme.
        Some(before) if before.contains(['/', '?', '#']) => url,
        Some(_) => "#".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_cannot_carry_scripts() {
        let html = to_safe_html(
            "<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![y](JavaScript:alert(1)) a<b onclick=x>c</b>",
        );
        assert!(!html.contains("<script") && !html.contains("<b "), "{html}");
        assert!(!html.to_lowercase().contains("javascript:"), "{html}");
    }

    #[test]
    fn tables_links_and_formulas_survive() {
        let html = to_safe_html(
            "| a |\n|---|\n| $x<y$ |\n\n[docs](https://example.org/a:b) [here](/p#x:y)",
        );
        assert!(
            html.contains("<table>") && html.contains("math-inline\">x&lt;y"),
            "{html}"
        );
        assert!(
            html.contains("https://example.org/a:b") && html.contains("/p#x:y"),
            "{html}"
        );
    }
}
