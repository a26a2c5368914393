//! The macros for the builders of methods that take or give media.

/// Adds to a builder around a [`Call`](crate::contract::Call) the download of the bytes that the method gives.
#[doc(hidden)]
#[macro_export]
macro_rules! media_download {
    () => {
        /// Requests the bytes that the method gives. Await it for a stream of them, or read all of them: `.bytes()`, `.to_file(path)`,
        /// `.write_to(writer)`.
        pub fn download(self) -> $crate::contract::DownloadCall {
            self.call.download()
        }

        $crate::if_blocking! {
            /// Requests the bytes that the method gives and waits for the response, which is a reader.
            ///
            /// # Errors
            ///
            /// The errors of the call, and one inside an async context.
            pub fn download_blocking(
                self,
            ) -> $crate::contract::Result<$crate::contract::BlockingDownload> {
                self.call.download().send_blocking()
            }
        }
    };
}

/// Adds to a builder around a [`Call`](crate::contract::Call) the upload of media. The argument is the type of the response.
#[doc(hidden)]
#[macro_export]
macro_rules! media_upload {
    ($response:ty) => {
        /// Sends media with the call: bytes, a file, a reader, a stream. Await it for the response.
        pub fn upload(
            self,
            source: impl ::core::convert::Into<$crate::contract::UploadSource>,
        ) -> $crate::contract::Upload<$response> {
            self.call.upload(source)
        }

        $crate::if_blocking! {
            /// Sends media with the call and waits for the response.
            ///
            /// # Errors
            ///
            /// The errors of the call, and one inside an async context.
            pub fn upload_blocking(
                self,
                source: impl ::core::convert::Into<$crate::contract::UploadSource>,
            ) -> $crate::contract::Result<$response> {
                self.call.upload(source).send_blocking()
            }
        }
    };
}
