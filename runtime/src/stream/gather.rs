//! [`gather`]: a response that streams, read as a whole.

use bytes::Bytes;
use http::header::CONTENT_TYPE;

use super::elements::{error_of_server, error_of_stream};
use super::piece::Piece;
use super::splitter::Splitter;
use crate::call::RawResponse;
use crate::error::Result;

/// Makes a JSON array of the elements of a response, in whatever format it came.
pub(crate) fn gather(mut response: RawResponse) -> Result<RawResponse> {
    let content_type = response.headers.get(CONTENT_TYPE);
    let content_type = content_type.and_then(|value| value.to_str().ok());
    let mut splitter = Splitter::new(content_type, usize::MAX);
    let body = std::mem::take(&mut response.body);
    splitter.push(body.clone());
    let mut array = vec![b'['];
    loop {
        let piece = match splitter.next() {
            Ok(None) => splitter.finish(),
            piece => piece,
        };
        match piece.map_err(|broken| error_of_stream(&response, broken))? {
            Some(Piece::Element(json)) => {
                if array.len() > 1 {
                    array.push(b',');
                }
                array.extend_from_slice(&json);
            }
            Some(Piece::Error(json)) => return Err(error_of_server(&response, json.into())),
            Some(Piece::End) | None => break,
        }
    }
    array.push(b']');
    response.body = Bytes::from(array);
    Ok(response)
}
