//! Lists of texts that are hard.

/// Types of schemas.
#[rustfmt::skip]
pub(super) const TYPES: &[&str] = &[
    "string", "integer", "number", "boolean", "object", "array", "any", "null", "String", "", "file",
];
/// Formats of schemas.
#[rustfmt::skip]
pub(super) const FORMATS: &[&str] = &[
    "int32", "uint32", "int64", "uint64", "float", "double", "byte", "date", "date-time", "google-datetime",
    "google-duration", "google-fieldmask", "google.protobuf.Value", "google.protobuf.Any", "", "new\nformat", "`x`",
];
/// Where a parameter stands.
#[rustfmt::skip]
pub(super) const LOCATIONS: &[&str] = &[
    "path", "query", "header", "body", "",
];
/// Verbs of methods.
#[rustfmt::skip]
pub(super) const VERBS: &[&str] = &[
    "GET", "POST", "PUT", "PATCH", "DELETE", "get", "OPTIONS", "", "G ET", "GET\r\n", "A-B",
];
/// Paths of methods.
#[rustfmt::skip]
pub(super) const TEMPLATES: &[&str] = &[
    "", "v1/{+name}", "v1/{name}", "{+name}", "{name}/{name}", "v1/{+parent}/items", "v1/{a}/{b}:verb", "v1/{/a}", "v1/{a*}",
    "v1/{a:3}", "{?a}", "v1/{", "v1/}", "v1/{}", "../x", "//x", "v1/%7Ba%7D", "v1/a b", "v1/é", "https://example.com/{x}",
    "/v1/{x}/", "v1/{x.y}", "v1/{+x_y}", "v1/{x}?alt=media", "v1/#{x}", "v1/{\u{7f}}", "v1/{type}", "v1/{self}",
    "projects/{project}/a/{+a}:b",
];
/// Patterns of path variables.
#[rustfmt::skip]
pub(super) const PATTERNS: &[&str] = &[
    "^projects/[^/]+$", "^projects/[^/]+/locations/[^/]+$", "^[^/]+/[^/]+/a/.*$", ".*", "^.*$", "^[^/]+$", "^a/[^/]+/b$",
    "(((", "^projects/[^/]+/type/[^/]+$", "^projects/[^/]+/projects/[^/]+$", "[a-z]+", "^$", "^/$", "^a//b$",
    "^projects/[^/]+/self/[^/]+$", "^projects/[^/]+/é/[^/]+$",
];
/// URLs of services.
#[rustfmt::skip]
pub(super) const URLS: &[&str] = &[
    "https://example.com/", "http://example.com", "https://example.com", "", "/", "example.com", "https://",
    "https://user:pass@example.com/", "https://example.com:99999/", "https://exämple.com/", "https://example.com/a b/",
    "javascript:alert(1)", "https://example.com/\"/", "file:///etc/passwd", "https://[::1]/", "https://example.com/?a=b",
    "https://example.com/#a", "v1/", "../", "https://example.com/{a}/",
];
/// Names of Rust, of this project, of Windows, and what no name can be.
#[rustfmt::skip]
pub(super) const NAMES: &[&str] = &[
    "type", "self", "Self", "crate", "super", "fn", "async", "gen", "try", "box", "union", "dyn", "r#type", "_", "__", "a_",
    "_a", "", " ", "0", "1a", "-", "$", "$ref", "@type", "#", "a.b", "a/b", "a-b", "A", "a", "aB", "AB", "a_b", "aʼb", "é",
    "ß", "ﬁ", "名前", "Ⅷ", "x\u{301}", "\u{7f}", "\u{0}", "\n", "a\nb", "\u{202e}", "\u{feff}", "Option", "Some", "None", "Vec",
    "String", "Result", "Ok", "Err", "Box", "Default", "Clone", "Client", "Error", "std", "core", "discovery_runtime",
    "types", "names", "scopes", "client", "new", "build", "send", "send_as", "request", "options", "fields", "alt", "key",
    "page_token", "pageToken", "pageSize", "nextPageToken", "items", "pages", "wait", "name", "con", "CON", "aux", "nul",
    "COM1", "lpt9", "mod", "lib", "main", "Cargo", "src", "..", ".", "true", "false", "i32", "str", "bool", "u8", "unknown",
    "__unknown", "keys", "field", "UNSPECIFIED", "0_BASED", "*", "**", "+", "<", ">", "=", "!=", "{", "}", "\"", "\\", "`",
    "'", "//", "/*", "*/", "%", "%41", "☃", "😀", "U+1F600", "_1F600", "x1f600", "requestId", "operation", "done",
];
/// Texts for documentation, which must stay text.
#[rustfmt::skip]
pub(super) const DOCS: &[&str] = &[
    "```\nfn main() {}\n```", "```rust\npanic!()\n", "~~~\ncode", "````\n```\nx\n```\n````", "    let x = indented();",
    "\tcode", "<script>alert(1)</script>", "<b>unclosed", "[a](javascript:x)", "[a]", "[`Vec<u8>`]", "[a]: https://b",
    "![i](http://example.com/i.png)", "| a | b |\n|---|---|\n| 1 | 2 |", "# Title", "Title\n=====", "---",
    "> quote\n> ```\n> x", "1. a\n2. b\n\n   c", "* a\n    * b\n        * c", "`unclosed", "``a`b``", "\\", "\\\\", "*/ }",
    "\"#", "\"##", "*a", "__b", "&lt;", "&#0;", "&", "http://example.com/)))", "https://example.com/<id>", "\u{0}", "\r",
    "\r\n", "\u{202e}", "\u{200b}", "\u{feff}", "a\u{2028}b", "[^1]", "[^1]: note", "- [ ] task", "$x$", "${x}", "{x}",
    "{{x}}", "<https://a.b>", "<a@b.c>", "a\\\nb", "a  \nb", "::", "#[doc]", "//! x", "/// x", "*/", "/*", "..", "...", "'",
    "''", "\"", "<!--", "-->", "<![CDATA[", "<?x",
];
/// Strings in a message.
#[rustfmt::skip]
pub(super) const TEXTS: &[&str] = &[
    "", "0", "1", "-1", "1.0", "1.5", "1e3", "1E400", "-0", "+1", "01", " 1", "NaN", "Infinity", "-Infinity", "inf", "nan",
    "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551615", "18446744073709551616",
    "2147483648", "4294967296", "9007199254740993", "1e99999999999999999999", "0.1", "true", "false", "True", "null", "AQID",
    "AQI", "AQI=", "-_8=", "+/8=", "-/8=", "A Q\nI D", "====", "AQ=I", "2024-02-30", "2024-01-01T00:00:00Z", "1.5s", "a,b.c",
    "\u{0}", "\u{7f}", "\u{10ffff}", "\u{2028}", "\"", "\\", "$serde_json::private::Number", "$serde_json::private::RawValue",
    "@type", "ACTIVE", "NEW_VALUE",
];
/// Numbers, as JSON writes them.
#[rustfmt::skip]
pub(super) const NUMBERS: &[&str] = &[
    "0", "-0.0", "1", "-1", "1.0", "1.5", "2147483647", "2147483648", "-2147483649", "4294967295", "4294967296",
    "9007199254740991.0", "9007199254740992.0", "9007199254740993", "9007199254740994.0", "9223372036854775807",
    "9223372036854775808", "-9223372036854775808", "18446744073709551615", "1e3", "1e16", "1e22", "0.1", "1e308", "1e-320",
    "5e-324", "3.4028235e38", "3.5e38", "1e39", "1e-46", "16777217", "0.30000001192092896",
];
/// The fields of the messages that are read, and some that they do not have.
#[rustfmt::skip]
pub(super) const FIELDS: &[&str] = &[
    "flag", "int32", "uint32", "int64", "uint64", "float", "double", "number", "plain", "plainUnsigned", "text", "bytes",
    "time", "oldTime", "date", "duration", "mask", "any", "value", "struct", "untyped", "state", "node", "other", "inline",
    "texts", "longs", "doubles", "floats", "flags", "states", "nodes", "anys", "structs", "matrix", "cube", "times",
    "byteses", "labels", "counts", "byName", "listsByName", "statesByName", "mapsByName", "maps", "flagsByName",
    "bytesByName", "anyByName", "name", "size", "next", "children", "parents", "x", "", "@type", "new",
];
/// `Location` of a redirect.
#[rustfmt::skip]
pub(super) const REDIRECTS: &[&str] = &[
    "https://example.googleapis.com/v1/x", "https://other.example.com/", "//other.example.com/x", "/v1/other?q=a", "?q=b", "other", "../other", "./", "#fragment",
    "http://example.googleapis.com/v1/x", "https:\\\\other.example.com\\x", "\\\\other.example.com", "/\\other.example.com", "https:/other", "https:other", "https://user:pass@example.com/",
    "https://example.googleapis.com:443/", "https://example.googleapis.com:8443/", "https://EXAMPLE.googleapis.com/%2e%2e/x", "https://example.googleapis.com@other.example.com/",
    "https://example.googleapis.com.other.example.com/", "https://[::1]/", "https://127.0.0.1/", "https://0x7f.1/", "https://2130706433/", "https://exa%6dple.com/", "https://xn--bcher-kva.example/",
    "https://b\u{fc}cher.example/", "ftp://example.com/", "javascript:alert(1)", "file:///etc/passwd", "https://", "https:///x", "/v1/{x}", "/v1/a b", "/v1/%", "/v1/%zz", "/v1/\u{e9}", "\t/x", " /x ", "/../../x", "/a/./b/../c",
    "https://other.example.com/ya29.secret-0123456789", "https://other.example.com./", "https://example.googleapis.com./x", "https://other_example.com/", "https://-a.example.com/", "https://a..example.com/", "/\"<>^`{|}'",
    "?a=\"<>'`{}", "//", "///x", "https://other.example.com:0/", "https://other.example.com:65536/", "https://other.example.com:/x", "https://other.example.com?x", "HTTPS://OTHER.example.com/",
];
/// Headers of responses.
#[rustfmt::skip]
pub(super) const HEADERS: &[&str] = &[
    "location", "content-type", "content-length", "content-encoding", "retry-after", "www-authenticate", "set-cookie", "content-location", "transfer-encoding", "x-goog-upload-url", "etag", "date", "trailer", "server-timing",
];
/// Values of headers.
#[rustfmt::skip]
pub(super) const HEADER_VALUES: &[&str] = &[
    "application/json", "application/json; charset=utf-16", "text/html", "gzip", "gzip, gzip", "br", "deflate", "identity", "0", "5", "-1", "99999999999999999999", "0.5", "Wed, 21 Oct 2015 07:28:00 GMT", "Wed, 21 Oct 9999 07:28:00 GMT",
    "Bearer realm=\"x\", error=\"invalid_token\"", "a=b; Path=/", "", "\u{e9}", "\"", "chunked", "Bearer ya29.secret-0123456789",
];
/// Bodies of responses.
#[rustfmt::skip]
pub(super) const BODIES: &[&str] = &[
    "", "{}", "null", "[]", "\"text\"", "{\"name\":\"a\"}", "{\"name\":1}", "<html><body>Not Found</body></html>", "{", "{\"error\":{}}", "{\"error\":\"invalid_grant\",\"error_description\":\"x\"}",
    "{\"error\":{\"code\":403,\"message\":\"No\\u001b[31m\\u202e way\",\"status\":\"PERMISSION_DENIED\",\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"X\"}]}}",
    "{\"error\":{\"code\":\"x\",\"message\":null,\"errors\":[{\"reason\":1}]}}", "[{\"error\":{\"code\":503,\"message\":\"Busy\",\"status\":\"UNAVAILABLE\",\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"3.5s\"}]}}]",
    "{\"error\":{\"code\":401,\"message\":\"The token ya29.secret-0123456789 is old\"}}", "Authorization: Bearer ya29.secret-0123456789", "<?xml version='1.0'?><Error><Code>AccessDenied</Code><Message>No &lt; &#0; way</Message></Error>", "\u{feff}{}", "{\"data\":{}}",
];
/// Values of path variables.
#[rustfmt::skip]
pub(super) const VALUES: &[&str] = &[
    "projects/p/items/i", "projects/p", "a", "", ".", "..", "%2e", "%2E%2e", "a/../b", "../x", "a/b", "/", "//", "a?b", "a#b", "a%2fb", "%", "%zz", "%25", "a b", "\u{e9}", "\u{1f600}", "a:b", "a;b", "a\\b", "a\nb", "\t", "\u{0}", "\u{7f}", "{x}",
    "[x]", "|", "^", "`", "\"", "<", ">", "+", "&", "=", "a@b", "projects/p/items/.", "projects/p/items/..", "projects/p/items/%2e%2e", "projects/../items/i", "projects/p/items/", "projects//items/i", "projects/p/items/a/b", ":insert", "*", "**", "-", "~", "\u{202e}", "\u{feff}",
];
