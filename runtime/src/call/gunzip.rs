//! [`Gunzip`]: unpacks a body in gzip as its bytes come.

use std::io::{self, Write};

use flate2::write::GzDecoder;

use super::body_error::BodyError;

/// A body in gzip: members one after another (RFC 1952, section 2.2).
///
/// What comes after a member and does not begin with the two bytes of a gzip header is left out, be it zeros or anything else.
/// Browsers read such a body (Chromium: `GzipSourceStream`, `STATE_IGNORING_EXTRA_BYTES`), and so do gzip(1) and Java's
/// `GZIPInputStream`; Go's `gzip.Reader` refuses it. The checksum says that the members are whole.
pub(crate) struct Gunzip {
    max: usize,
    /// What is unpacked, while no member is open.
    unpacked: LimitedBuffer,
    member: Option<GzDecoder<LimitedBuffer>>,
    /// The first bytes of what may be a member.
    header: Vec<u8>,
    members: usize,
    ended: bool,
}

impl Gunzip {
    const MAGIC: [u8; 2] = [0x1f, 0x8b];

    /// Unpacks up to `max` bytes.
    pub(crate) fn new(max: usize) -> Self {
        Self {
            max,
            unpacked: LimitedBuffer::new(max),
            member: None,
            header: Vec::new(),
            members: 0,
            ended: false,
        }
    }

    /// Unpacks all of these bytes.
    pub(super) fn write_all(&mut self, mut bytes: &[u8]) -> Result<(), BodyError> {
        while !bytes.is_empty() {
            let written = self.write(bytes)?;
            bytes = bytes.get(written..).unwrap_or_default();
        }
        Ok(())
    }

    /// Unpacks some of these bytes, and returns how many. What one step unpacks is small, however well the bytes are packed.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<usize, BodyError> {
        if self.ended || bytes.is_empty() {
            return Ok(bytes.len());
        }
        match &mut self.member {
            Some(member) => match member.write(bytes) {
                Ok(0) => self.close_member().map(|()| 0),
                Ok(written) => Ok(written),
                Err(error) => Err(gzip_error(self.max, member.get_ref(), error)),
            },
            None => {
                self.header
                    .extend_from_slice(bytes.get(..1).unwrap_or_default());
                self.open_member()?;
                Ok(1)
            }
        }
    }

    /// Unpacks what can be unpacked of the bytes so far.
    pub(crate) fn flush(&mut self) -> Result<(), BodyError> {
        match &mut self.member {
            Some(member) => member
                .flush()
                .map_err(|error| gzip_error(self.max, member.get_ref(), error)),
            None => Ok(()),
        }
    }

    /// Takes what is unpacked so far.
    pub(crate) fn take(&mut self) -> Vec<u8> {
        let buffer = match &mut self.member {
            Some(member) => member.get_mut(),
            None => &mut self.unpacked,
        };
        std::mem::take(&mut buffer.bytes)
    }

    /// Opens a member as soon as its first two bytes are there. The first member is opened whatever they are, and then says what
    /// is wrong with it.
    fn open_member(&mut self) -> Result<(), BodyError> {
        if self.members > 0 && !Self::MAGIC.starts_with(&self.header) {
            self.ended = true;
        } else if self.header.len() == Self::MAGIC.len() {
            let unpacked = std::mem::replace(&mut self.unpacked, LimitedBuffer::new(0));
            let member = self.member.insert(GzDecoder::new(unpacked));
            let written = member.write_all(&std::mem::take(&mut self.header));
            written.map_err(|error| gzip_error(self.max, member.get_ref(), error))?;
        }
        Ok(())
    }

    /// Takes what the member unpacked, and checks that it is whole.
    fn close_member(&mut self) -> Result<(), BodyError> {
        let Some(mut member) = self.member.take() else {
            return Ok(());
        };
        let finished = member.try_finish();
        let error = finished.map_err(|error| gzip_error(self.max, member.get_ref(), error));
        self.unpacked = std::mem::replace(member.get_mut(), LimitedBuffer::new(0));
        self.members += 1;
        error
    }

    /// The error if the end is missing. A body without bytes is empty, whatever its encoding.
    pub(crate) fn finish(&mut self) -> Result<(), BodyError> {
        let cut = self.members == 0 && self.member.is_none() && !self.header.is_empty();
        self.close_member()?;
        match cut {
            true => Err(BodyError::Gzip(io::ErrorKind::UnexpectedEof.into())),
            false => Ok(()),
        }
    }
}

fn gzip_error(max: usize, output: &LimitedBuffer, error: io::Error) -> BodyError {
    if output.full {
        BodyError::TooLarge(max)
    } else {
        BodyError::Gzip(error)
    }
}

/// A buffer with a size limit, so that a small compressed response cannot fill the memory.
#[derive(Debug)]
struct LimitedBuffer {
    bytes: Vec<u8>,
    max: usize,
    full: bool,
}

impl LimitedBuffer {
    fn new(max: usize) -> Self {
        Self {
            bytes: Vec::new(),
            max,
            full: false,
        }
    }
}

impl Write for LimitedBuffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let free = self.max.saturating_sub(self.bytes.len());
        if let Some(fitting) = bytes.get(..free)
            && free < bytes.len()
        {
            self.bytes.extend_from_slice(fitting);
            self.full = true;
            return Err(io::Error::other("the response is larger than allowed"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
