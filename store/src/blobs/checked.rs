//! Contents passed on piece by piece, and checked all the same.

use crate::{StoreError, text::hex};
use bytes::Bytes;
use futures::{StreamExt, TryStreamExt, stream::BoxStream};
use sha2::{Digest, Sha256};

struct Passing<'a> {
    pieces: BoxStream<'a, Result<Bytes, StoreError>>,
    digest: String,
    hash: Sha256,
    /// The newest piece: the last one is passed on only when all are right.
    held: Option<Bytes>,
}

/// The same pieces, but an error instead of the last one if they are not what the SHA-256 (hex)
/// stands for: whoever gets them all has the right content.
pub(super) fn checked<'a>(
    pieces: BoxStream<'a, Result<Bytes, StoreError>>,
    digest: &str,
) -> BoxStream<'a, Result<Bytes, StoreError>> {
    let passing = Passing {
        pieces,
        digest: digest.to_owned(),
        hash: Sha256::new(),
        held: None,
    };
    futures::stream::try_unfold(Some(passing), |passing| async {
        let Some(mut passing) = passing else {
            return Ok(None);
        };
        while let Some(piece) = passing.pieces.try_next().await? {
            passing.hash.update(&piece);
            if let Some(ready) = passing.held.replace(piece) {
                return Ok(Some((ready, Some(passing))));
            }
        }
        if hex(&passing.hash.finalize()) != passing.digest {
            return Err(super::corrupt(&passing.digest));
        }
        Ok(passing.held.map(|last| (last, None)))
    })
    .boxed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sha256_hex;

    async fn passed(pieces: &[&'static [u8]], digest: &str) -> (Vec<u8>, bool) {
        let pieces: Vec<_> = pieces
            .iter()
            .map(|piece| Ok(Bytes::from_static(piece)))
            .collect();
        let mut checked = checked(futures::stream::iter(pieces).boxed(), digest);
        let mut all = Vec::new();
        loop {
            match checked.try_next().await {
                Ok(Some(piece)) => all.extend_from_slice(&piece),
                Ok(None) => return (all, true),
                Err(_) => return (all, false),
            }
        }
    }

    #[tokio::test]
    async fn a_wrong_content_never_comes_to_its_end() {
        let right = sha256_hex(b"abcdef");
        assert_eq!(
            passed(&[b"ab", b"cd", b"ef"], &right).await,
            (b"abcdef".to_vec(), true)
        );
        assert_eq!(
            passed(&[b"ab", b"cd", b"eX"], &right).await,
            (b"abcd".to_vec(), false)
        );
        assert_eq!(passed(&[b"ab"], &right).await, (Vec::new(), false));
        assert_eq!(passed(&[], &right).await, (Vec::new(), false));
        assert_eq!(passed(&[], &sha256_hex(b"")).await, (Vec::new(), true));
    }
}
