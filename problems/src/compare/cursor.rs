//! Walking through bytes token by token.

/// Whitespace of the format: space, form feed, line feed, carriage return, tab, vertical tab.
pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | 0x0b | 0x0c)
}

/// A position in one of the two texts.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub text: &'a [u8],
    pub offset: usize,
}

impl<'a> Cursor<'a> {
    pub fn at(text: &'a [u8], offset: usize) -> Self {
        Cursor { text, offset }
    }

    fn rest(&self) -> &'a [u8] {
        &self.text[self.offset..]
    }

    /// The whitespace that starts here; empty if there is none.
    pub fn whitespace(&self) -> &'a [u8] {
        let rest = self.rest();
        let end = rest
            .iter()
            .position(|byte| !is_space(*byte))
            .unwrap_or(rest.len());
        &rest[..end]
    }

    /// The token that starts here; empty at the end of the text.
    pub fn token(&self) -> &'a [u8] {
        let rest = self.rest();
        let end = rest
            .iter()
            .position(|byte| is_space(*byte))
            .unwrap_or(rest.len());
        &rest[..end]
    }

    pub fn advance(&mut self, bytes: usize) {
        self.offset += bytes;
    }
}

/// The last place both texts reach with equal bytes where a token, or the whitespace before it,
/// starts. Both texts' lengths when they are equal.
pub(super) fn common_token_start(a: &[u8], b: &[u8]) -> usize {
    let common = common_prefix(a, b);
    if common == a.len() && common == b.len() {
        return common;
    }
    let token = a[..common]
        .iter()
        .rposition(|byte| is_space(*byte))
        .map_or(0, |last| last + 1);
    // Back over the whitespace too, which has to be compared as one run.
    a[..token]
        .iter()
        .rposition(|byte| !is_space(*byte))
        .map_or(0, |last| last + 1)
}

/// How many leading bytes are equal, compared in blocks so that equal outputs cost one `memcmp`.
pub(super) fn common_prefix(a: &[u8], b: &[u8]) -> usize {
    const BLOCK: usize = 4096;
    let equal_blocks = a
        .chunks_exact(BLOCK)
        .zip(b.chunks_exact(BLOCK))
        .take_while(|(left, right)| left == right)
        .count();
    let done = equal_blocks * BLOCK;
    let tail = a[done..]
        .iter()
        .zip(&b[done..])
        .take_while(|(left, right)| left == right)
        .count();
    done + tail
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_common_start_never_splits_a_token_or_a_run_of_whitespace() {
        assert_eq!(common_token_start(b"one two", b"one twx"), 3);
        assert_eq!(common_token_start(b"one  two", b"one \ntwo"), 3);
        assert_eq!(common_token_start(b"abc", b"abd"), 0);
        assert_eq!(common_token_start(b"abc", b"abc"), 3);
        assert_eq!(common_token_start(b"abc ", b"abc"), 0);
        assert_eq!(common_token_start(b"", b""), 0);
    }

    #[test]
    fn the_common_prefix_is_found_within_and_beyond_blocks() {
        let a = vec![b'x'; 10_000];
        for position in [0, 1, 4095, 4096, 4097, 9_999] {
            let mut b = a.clone();
            b[position] = b'y';
            assert_eq!(common_prefix(&a, &b), position);
        }
        assert_eq!(common_prefix(&a, &a[..5_000]), 5_000);
    }
}
