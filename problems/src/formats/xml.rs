//! XML as a tree of elements, within bounds: nothing that is declared in a document is expanded.

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesRef, BytesStart, Event},
};

/// Most elements a document may have.
const MOST_ELEMENTS: usize = 400_000;
/// Elements inside each other.
const DEEPEST: usize = 60;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
    pub children: Vec<Element>,
    /// The text directly inside, without that of children.
    pub text: String,
}

impl Element {
    /// Reads a document.
    ///
    /// # Errors
    /// A sentence about what is wrong with it.
    pub fn parse(document: &[u8]) -> Result<Element, String> {
        let document = utf8(document)?;
        let mut reader = Reader::from_str(&document);
        let mut open: Vec<Element> = vec![Element::default()];
        let mut count = 0;
        loop {
            let event = reader.read_event().map_err(|error| {
                format!(
                    "is not well-formed XML: {error} (at byte {})",
                    reader.error_position()
                )
            })?;
            match event {
                Event::Start(start) => {
                    count += 1;
                    if count > MOST_ELEMENTS || open.len() > DEEPEST {
                        return Err(format!(
                            "has more than {MOST_ELEMENTS} elements, or more than {DEEPEST} inside each other"
                        ));
                    }
                    open.push(element(&start)?);
                }
                Event::Empty(start) => {
                    count += 1;
                    if count > MOST_ELEMENTS {
                        return Err(format!("has more than {MOST_ELEMENTS} elements"));
                    }
                    add(&mut open, element(&start)?);
                }
                Event::End(_) => {
                    if let Some(done) = open.pop() {
                        add(&mut open, done);
                    }
                }
                Event::Text(text) => add_text(
                    &mut open,
                    &text.decode().map_err(|error| error.to_string())?,
                ),
                Event::CData(text) => add_text(
                    &mut open,
                    &text.decode().map_err(|error| error.to_string())?,
                ),
                Event::GeneralRef(reference) => add_text(&mut open, &referred(&reference)?),
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
        let top = open
            .pop()
            .filter(|_| open.is_empty())
            .ok_or("ends in the middle of an element")?;
        top.children
            .into_iter()
            .next()
            .ok_or_else(|| "has no element".to_owned())
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The first child of this name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All children of this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// What lies at the end of a path of names.
    pub fn at(&self, path: &[&str]) -> Option<&Element> {
        path.iter()
            .try_fold(self, |element, name| element.child(name))
    }

    /// The text of the first child of this name, without blanks around it.
    pub fn text_of(&self, name: &str) -> Option<&str> {
        self.child(name)
            .map(|child| child.text.trim())
            .filter(|text| !text.is_empty())
    }
}

/// Documents in other encodings than UTF-8 are rare; of those with a declared one only the markup is read.
fn utf8(document: &[u8]) -> Result<String, String> {
    let document = document.strip_prefix(b"\xef\xbb\xbf").unwrap_or(document);
    String::from_utf8(document.to_vec()).map_err(|_| "is not UTF-8; save it as UTF-8".to_owned())
}

fn element(start: &BytesStart<'_>) -> Result<Element, String> {
    let mut element = Element {
        name: String::from_utf8_lossy(start.name().as_ref()).into_owned(),
        ..Element::default()
    };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| format!("is not well-formed XML: {error}"))?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|error| format!("is not well-formed XML: {error}"))?;
        element.attributes.push((
            String::from_utf8_lossy(attribute.key.as_ref()).into_owned(),
            value.into_owned(),
        ));
    }
    Ok(element)
}

fn add(open: &mut [Element], done: Element) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(done);
    }
}

fn add_text(open: &mut [Element], text: &str) {
    if let Some(parent) = open.last_mut() {
        parent.text.push_str(text);
    }
}

/// The character of `&lt;` or `&#65;`; entities that a document declares itself are refused.
fn referred(reference: &BytesRef<'_>) -> Result<String, String> {
    if let Some(letter) = reference
        .resolve_char_ref()
        .map_err(|error| error.to_string())?
    {
        return Ok(letter.to_string());
    }
    let name = reference.decode().map_err(|error| error.to_string())?;
    quick_xml::escape::resolve_predefined_entity(&name)
        .or(match name.as_ref() {
            "nbsp" => Some(" "),
            _ => None,
        })
        .map(str::to_owned)
        .ok_or_else(|| format!("uses the entity &{name};, which is not one of XML's own; write the character itself"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_attributes_and_text_are_read() {
        let top = Element::parse(b"<?xml version='1.0'?><a x='1&amp;2'><b>t&lt;<![CDATA[<i>]]></b><b/><c><d>e</d></c></a>").unwrap();
        assert_eq!(top.attribute("x"), Some("1&2"));
        assert_eq!(top.text_of("b"), Some("t<<i>"));
        assert_eq!(top.all("b").count(), 2);
        assert_eq!(top.at(&["c", "d"]).unwrap().text, "e");
    }

    #[test]
    fn hostile_documents_are_refused_with_a_sentence() {
        let bomb = b"<!DOCTYPE a [<!ENTITY x \"xxxxxxxx\"><!ENTITY y \"&x;&x;&x;\">]><a>&y;</a>";
        let deep = "<a>".repeat(100_000);
        let many = format!("<a>{}</a>", "<b/>".repeat(MOST_ELEMENTS + 1));
        for (document, said) in [
            (&bomb[..], "entity &y;"),
            (
                b"<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
                "entity &x;",
            ),
            (deep.as_bytes(), "inside each other"),
            (many.as_bytes(), "elements"),
            (b"<a><b></a>", "well-formed"),
            (b"<a>", "middle"),
            (b"", "no element"),
            (b"\xff\xfe<\0", "UTF-8"),
            (b"<a x='1' x='2'/>", "well-formed"),
            (b"<a", "well-formed"),
        ] {
            let error = Element::parse(document).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }
}
