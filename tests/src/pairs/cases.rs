//! The constructed pairs.

use discovery_codegen::diff::Kind;

use super::Case;
use super::Edit::{Remove, Rename, Set};

/// One pair at least for each kind of change.
pub const CASES: &[Case] = &[
    // ───── Resources and methods
    Case {
        name: "another version",
        there: Kind::OtherVersion,
        back: Kind::OtherVersion,
        edits: &[Set("/version", r#""v2""#)],
    },
    Case {
        name: "a resource goes",
        there: Kind::ResourceRemoved,
        back: Kind::ResourceAdded,
        edits: &[Remove("/resources/shelves/resources/books")],
    },
    Case {
        name: "a resource is renamed",
        there: Kind::ResourceRenamed,
        back: Kind::ResourceRenamed,
        edits: &[Rename("/resources/shelves/resources/books", "volumes")],
    },
    Case {
        name: "a method goes",
        there: Kind::MethodRemoved,
        back: Kind::MethodAdded,
        edits: &[Remove("books/scan")],
    },
    Case {
        name: "a method is renamed",
        there: Kind::MethodRenamed,
        back: Kind::MethodRenamed,
        edits: &[Rename("books/get", "read")],
    },
    Case {
        name: "a method has another id",
        there: Kind::MethodId,
        back: Kind::MethodId,
        edits: &[Set("/methods/ping/id", r#""library.methods.ping""#)],
    },
    // ───── Arguments
    Case {
        name: "a required parameter comes",
        there: Kind::ArgumentAdded,
        back: Kind::ArgumentRemoved,
        edits: &[Set(
            "books/get/parameters/language",
            r#"{"type": "string", "location": "query", "required": true}"#,
        )],
    },
    Case {
        name: "arguments in another order",
        there: Kind::ArgumentsReordered,
        back: Kind::ArgumentsReordered,
        edits: &[Set("books/get/parameterOrder", r#"["book", "shelf"]"#)],
    },
    Case {
        name: "an argument becomes a number",
        there: Kind::ArgumentRetyped,
        back: Kind::ArgumentRetyped,
        edits: &[Set("books/get/parameters/book/format", r#""int64""#)],
    },
    Case {
        name: "an argument has another name",
        there: Kind::ArgumentRenamed,
        back: Kind::ArgumentRenamed,
        edits: &[
            Rename("shelves/delete/parameters/name", "shelf"),
            Set("shelves/delete/path", r#""v1/{+shelf}""#),
            Set("shelves/delete/parameterOrder", r#"["shelf"]"#),
        ],
    },
    Case {
        name: "a parameter becomes required",
        there: Kind::ParameterRequired,
        back: Kind::ParameterOptional,
        edits: &[Set("shelves/list/parameters/filter/required", "true")],
    },
    Case {
        name: "a parameter moves into the path",
        there: Kind::ParameterMoved,
        back: Kind::ParameterMoved,
        edits: &[
            Set("shelves/create/parameters/shelfId/location", r#""path""#),
            Set("shelves/create/path", r#""v1/shelves/{shelfId}""#),
        ],
    },
    Case {
        name: "another pattern",
        there: Kind::Pattern,
        back: Kind::Pattern,
        edits: &[Set(
            "shelves/delete/parameters/name/pattern",
            r#""^shelves/[0-9]+$""#,
        )],
    },
    Case {
        name: "a description names another form",
        there: Kind::Forms,
        back: Kind::Forms,
        edits: &[Set(
            "shelves/delete/parameters/name/description",
            r#""Format: `archives/{archive}`.""#,
        )],
    },
    Case {
        name: "a kind of name comes",
        there: Kind::ResourceNameAdded,
        back: Kind::ResourceNameRemoved,
        edits: &[Set(
            "shelves/clear/parameters/name/pattern",
            r#""^shelves/[^/]+/boards/[^/]+$""#,
        )],
    },
    Case {
        name: "a kind of name has another form",
        there: Kind::ResourceNameForm,
        back: Kind::ResourceNameForm,
        edits: &[
            Set(
                "/resources/jobs/methods/get/parameters/name/pattern",
                r#""^libraries/[^/]+/jobs/[^/]+$""#,
            ),
            Set(
                "/resources/jobs/methods/cancel/parameters/name/pattern",
                r#""^libraries/[^/]+/jobs/[^/]+$""#,
            ),
        ],
    },
    Case {
        name: "a kind of name takes more",
        there: Kind::ResourceNameWider,
        back: Kind::ResourceNameForm,
        edits: &[
            Set(
                "/resources/jobs/methods/get/parameters/name/pattern",
                r#""^jobs/.*$""#,
            ),
            Set(
                "/resources/jobs/methods/cancel/parameters/name/pattern",
                r#""^jobs/.*$""#,
            ),
        ],
    },
    // ───── Setters
    Case {
        name: "a setter goes",
        there: Kind::SetterRemoved,
        back: Kind::SetterAdded,
        edits: &[Remove("shelves/list/parameters/filter")],
    },
    Case {
        name: "a setter is renamed",
        there: Kind::SetterRenamed,
        back: Kind::SetterRenamed,
        edits: &[Rename("shelves/list/parameters/filter", "filters")],
    },
    Case {
        name: "a setter takes another type",
        there: Kind::SetterRetyped,
        back: Kind::SetterRetyped,
        edits: &[Set(
            "shelves/list/parameters/pageSize/format",
            r#""uint32""#,
        )],
    },
    Case {
        name: "a setter takes several values",
        there: Kind::SetterRetyped,
        back: Kind::SetterRetyped,
        edits: &[Set("shelves/list/parameters/filter/repeated", "true")],
    },
    Case {
        name: "a setter takes an enum",
        there: Kind::SetterRetyped,
        back: Kind::SetterRetyped,
        edits: &[Set(
            "shelves/list/parameters/filter/enum",
            r#"["NONE", "ALL"]"#,
        )],
    },
    Case {
        name: "a parameter has another key",
        there: Kind::ParameterKey,
        back: Kind::ParameterKey,
        edits: &[Rename("shelves/list/parameters/pageToken", "page_token")],
    },
    Case {
        name: "a standard parameter goes",
        there: Kind::SetterRemoved,
        back: Kind::SetterAdded,
        edits: &[Remove("/parameters/fields")],
    },
    Case {
        name: "a standard parameter of a method's own",
        there: Kind::SetterRetyped,
        back: Kind::SetterRetyped,
        edits: &[Set(
            "shelves/list/parameters/fields",
            r#"{"type": "integer", "location": "query"}"#,
        )],
    },
    // ───── Bodies and responses
    Case {
        name: "a body comes",
        there: Kind::BodyAdded,
        back: Kind::BodyRemoved,
        edits: &[Set("books/scan/request", r#"{"$ref": "LendRequest"}"#)],
    },
    Case {
        name: "an optional body comes",
        there: Kind::OptionalBodyAdded,
        back: Kind::BodyRemoved,
        edits: &[Set("books/scan/request", r#"{"$ref": "Empty"}"#)],
    },
    Case {
        name: "another body",
        there: Kind::BodyRetyped,
        back: Kind::BodyRetyped,
        edits: &[Set("books/lend/request", r#"{"$ref": "Author"}"#)],
    },
    Case {
        name: "an empty body gets a property",
        there: Kind::BodyRequired,
        back: Kind::BodyOptional,
        edits: &[Set("Empty/reason", r#"{"type": "string"}"#)],
    },
    Case {
        name: "another response",
        there: Kind::ResponseRetyped,
        back: Kind::ResponseRetyped,
        edits: &[Set("books/get/response", r#"{"$ref": "Author"}"#)],
    },
    Case {
        name: "a response instead of none",
        there: Kind::ResponseRetyped,
        back: Kind::ResponseRetyped,
        edits: &[Set("shelves/delete/response", r#"{"$ref": "Empty"}"#)],
    },
    Case {
        name: "a response loses the token of its next page",
        there: Kind::PagesRemoved,
        back: Kind::PagesAdded,
        edits: &[Remove("ListShelvesResponse/nextPageToken")],
    },
    Case {
        name: "items of another type",
        there: Kind::ItemsRetyped,
        back: Kind::ItemsRetyped,
        edits: &[Set(
            "ListShelvesResponse/shelves/items",
            r#"{"$ref": "Author"}"#,
        )],
    },
    Case {
        name: "items in another field",
        there: Kind::ItemsField,
        back: Kind::ItemsField,
        edits: &[Rename("ListShelvesResponse/shelves", "racks")],
    },
    Case {
        name: "page tokens have another key",
        there: Kind::PageTokens,
        back: Kind::PageTokens,
        edits: &[Rename("ListShelvesResponse/nextPageToken", "pageToken")],
    },
    Case {
        name: "no method reads an operation any more",
        there: Kind::FollowingRemoved,
        back: Kind::FollowingAdded,
        edits: &[Remove("/resources/jobs/methods/get")],
    },
    Case {
        name: "operations go",
        there: Kind::ResumeRemoved,
        back: Kind::ResumeAdded,
        edits: &[
            Remove("shelves/move"),
            Set("/resources/jobs/methods/get/response/$ref", r#""Empty""#),
        ],
    },
    Case {
        name: "operations cannot be cancelled any more",
        there: Kind::ResumeRetyped,
        back: Kind::ResumeRetyped,
        edits: &[Set(
            "/resources/jobs/methods/cancel/path",
            r#""v1/{+name}:stop""#,
        )],
    },
    Case {
        name: "an operation is read elsewhere",
        there: Kind::Polling,
        back: Kind::Polling,
        edits: &[
            Set("/resources/jobs/methods/get/path", r#""v2/{+name}""#),
            Set(
                "/resources/jobs/methods/cancel/path",
                r#""v2/{+name}:cancel""#,
            ),
        ],
    },
    Case {
        name: "a response is not bytes any more",
        there: Kind::BytesRemoved,
        back: Kind::BytesAdded,
        edits: &[Set("books/scan/response", r#"{"$ref": "Book"}"#)],
    },
    Case {
        name: "media is taken",
        there: Kind::UploadAdded,
        back: Kind::UploadRemoved,
        edits: &[
            Set("books/scan/supportsMediaUpload", "true"),
            Set(
                "books/scan/mediaUpload",
                r#"{"maxSize": "1MB", "protocols": {"simple": {"multipart": true, "path": "/upload/v1/scans"}}}"#,
            ),
        ],
    },
    Case {
        name: "less media is taken",
        there: Kind::UploadChanged,
        back: Kind::UploadChanged,
        edits: &[
            Set("books/cover/mediaUpload/maxSize", r#""1MB""#),
            Set("books/cover/mediaUpload/accept", r#"["image/png"]"#),
        ],
    },
    Case {
        name: "bytes are given",
        there: Kind::DownloadAdded,
        back: Kind::DownloadRemoved,
        edits: &[Set("books/get/supportsMediaDownload", "true")],
    },
    Case {
        name: "bytes are given elsewhere",
        there: Kind::DownloadChanged,
        back: Kind::DownloadChanged,
        edits: &[Set("books/cover/useMediaDownloadService", "true")],
    },
    Case {
        name: "a mask has the fields that are cleared",
        there: Kind::UpdateMaskRemoved,
        back: Kind::UpdateMaskAdded,
        edits: &[Set(
            "shelves/move/parameters/updateMask/description",
            r#""The fields to be cleared.""#,
        )],
    },
    // ───── Types
    Case {
        name: "an alias goes",
        there: Kind::TypeRemoved,
        back: Kind::TypeAdded,
        edits: &[Remove("/schemas/Tags")],
    },
    Case {
        name: "a struct comes",
        there: Kind::TypeAdded,
        back: Kind::TypeRemoved,
        edits: &[Set(
            "/schemas/Reader",
            r#"{"id": "Reader", "type": "object", "properties": {"kind": {"type": "string", "enum": ["CHILD", "ADULT"]}}}"#,
        )],
    },
    Case {
        name: "a struct is renamed",
        there: Kind::TypeRenamed,
        back: Kind::TypeRenamed,
        edits: &[
            Rename("/schemas/Author", "Writer"),
            Set("Book/author/$ref", r#""Writer""#),
        ],
    },
    Case {
        name: "a struct with inline types is renamed",
        there: Kind::TypeRenamed,
        back: Kind::TypeRenamed,
        edits: &[
            Rename("/schemas/Shelf", "Rack"),
            Set("ListShelvesResponse/shelves/items/$ref", r#""Rack""#),
            Set("shelves/create/request/$ref", r#""Rack""#),
            Set("shelves/create/response/$ref", r#""Rack""#),
            Set("shelves/move/request/$ref", r#""Rack""#),
        ],
    },
    Case {
        name: "an alias becomes a struct",
        there: Kind::TypeKindChanged,
        back: Kind::TypeKindChanged,
        edits: &[Set(
            "/schemas/Tags",
            r#"{"id": "Tags", "type": "object", "properties": {"all": {"type": "string"}}}"#,
        )],
    },
    Case {
        name: "an inline struct becomes an enum",
        there: Kind::TypeKindChanged,
        back: Kind::TypeKindChanged,
        edits: &[Set(
            "Book/edition",
            r#"{"type": "string", "enum": ["FIRST", "LATER"]}"#,
        )],
    },
    Case {
        name: "an alias of another type",
        there: Kind::AliasChanged,
        back: Kind::AliasChanged,
        edits: &[Set("/schemas/Tags/items/type", r#""boolean""#)],
    },
    // ───── Fields
    Case {
        name: "a field goes",
        there: Kind::FieldRemoved,
        back: Kind::FieldAdded,
        edits: &[Remove("Book/title")],
    },
    Case {
        name: "the only field comes",
        there: Kind::FieldAdded,
        back: Kind::FieldRemoved,
        edits: &[
            Set("Empty/reason", r#"{"type": "string"}"#),
            Remove("shelves/clear"),
        ],
    },
    Case {
        name: "a field of a deprecated struct comes",
        there: Kind::FieldAdded,
        back: Kind::FieldRemoved,
        edits: &[Set("Card/colour", r#"{"type": "string"}"#)],
    },
    Case {
        name: "a field with an inline enum goes",
        there: Kind::FieldRemoved,
        back: Kind::FieldAdded,
        edits: &[Remove("Shelf/theme")],
    },
    Case {
        name: "a field is renamed",
        there: Kind::FieldRenamed,
        back: Kind::FieldRenamed,
        edits: &[Rename("Book/title", "bookTitle")],
    },
    Case {
        name: "a field has another type",
        there: Kind::FieldRetyped,
        back: Kind::FieldRetyped,
        edits: &[Set("Author/born/format", r#""google-datetime""#)],
    },
    Case {
        name: "a field becomes an enum",
        there: Kind::FieldRetyped,
        back: Kind::FieldRetyped,
        edits: &[Set("Author/name/enum", r#"["ANONYMOUS", "KNOWN"]"#)],
    },
    Case {
        name: "a field becomes a list",
        there: Kind::FieldRetyped,
        back: Kind::FieldRetyped,
        edits: &[Set(
            "Book/author",
            r#"{"type": "array", "items": {"$ref": "Author"}, "description": "Who wrote it."}"#,
        )],
    },
    Case {
        name: "a schema becomes recursive",
        there: Kind::FieldAdded,
        back: Kind::FieldRemoved,
        edits: &[Set("Author/favourite", r#"{"$ref": "Book"}"#)],
    },
    Case {
        name: "a schema becomes large",
        there: Kind::FieldAdded,
        back: Kind::FieldRemoved,
        edits: &[
            Set("Author/a", r#"{"type": "string"}"#),
            Set("Author/b", r#"{"type": "string"}"#),
            Set("Author/c", r#"{"type": "string"}"#),
            Set("Author/d", r#"{"type": "string"}"#),
            Set("Author/e", r#"{"type": "string"}"#),
            Set("Author/f", r#"{"type": "string"}"#),
            Set("Author/g", r#"{"type": "string"}"#),
            Set("Author/h", r#"{"type": "string"}"#),
            Set("Author/i", r#"{"type": "string"}"#),
        ],
    },
    Case {
        name: "a field has another key",
        there: Kind::FieldKey,
        back: Kind::FieldKey,
        edits: &[Rename(
            "ListShelvesResponse/nextPageToken",
            "next_page_token",
        )],
    },
    Case {
        name: "an integer is a string in JSON",
        there: Kind::FieldForm,
        back: Kind::FieldForm,
        edits: &[Set(
            "Book/pages",
            r#"{"type": "string", "format": "int64", "description": "The number of pages."}"#,
        )],
    },
    // ───── Enums
    Case {
        name: "an enum value goes",
        there: Kind::ValueRemoved,
        back: Kind::ValueAdded,
        edits: &[Set(
            "Shelf/theme/enum",
            r#"["THEME_UNSPECIFIED", "FICTION"]"#,
        )],
    },
    Case {
        name: "an enum value of a parameter goes",
        there: Kind::ValueRemoved,
        back: Kind::ValueAdded,
        edits: &[Set("shelves/list/parameters/view/enum", r#"["BASIC"]"#)],
    },
    Case {
        name: "an enum value is renamed",
        there: Kind::ValueRenamed,
        back: Kind::ValueRenamed,
        edits: &[Set(
            "Shelf/theme/enum",
            r#"["THEME_UNSPECIFIED", "FICTION", "VERSE"]"#,
        )],
    },
    Case {
        name: "an enum value has another text",
        there: Kind::ValueKey,
        back: Kind::ValueKey,
        edits: &[Set(
            "Shelf/theme/enum",
            r#"["THEME_UNSPECIFIED", "FICTION", "poetry"]"#,
        )],
    },
    Case {
        name: "enum values in another order and one more",
        there: Kind::ValueAdded,
        back: Kind::ValueRemoved,
        edits: &[
            Set(
                "Shelf/theme/enum",
                r#"["POETRY", "DRAMA", "FICTION", "THEME_UNSPECIFIED"]"#,
            ),
            Set(
                "Shelf/theme/enumDescriptions",
                r#"["Poems.", "Plays.", "Novels.", "Nobody knows."]"#,
            ),
        ],
    },
    // ───── Names
    Case {
        name: "a newcomer takes the name of a field",
        there: Kind::NameChanged,
        back: Kind::NameChanged,
        edits: &[Set(
            "ListShelvesResponse/next_page_token",
            r#"{"type": "string"}"#,
        )],
    },
    Case {
        name: "a newcomer takes the name of an enum value",
        there: Kind::NameChanged,
        back: Kind::NameChanged,
        edits: &[Set(
            "Shelf/theme/enum",
            r#"["THEME_UNSPECIFIED", "FICTION", "POETRY", "Poetry"]"#,
        )],
    },
    Case {
        name: "a newcomer takes the name of a setter",
        there: Kind::NameChanged,
        back: Kind::NameChanged,
        edits: &[Set(
            "shelves/list/parameters/page_size",
            r#"{"type": "string", "location": "query"}"#,
        )],
    },
    Case {
        name: "a builder has a name of the runtime",
        there: Kind::MethodAdded,
        back: Kind::MethodRemoved,
        edits: &[Set(
            "/methods/status",
            r#"{"id": "library.status", "httpMethod": "GET", "path": "v1/status"}"#,
        )],
    },
    Case {
        name: "a module has a name of the runtime",
        there: Kind::ResourceAdded,
        back: Kind::ResourceRemoved,
        edits: &[Set(
            "/resources/transport",
            r#"{"methods": {"get": {"id": "library.transport.get", "httpMethod": "GET", "path": "v1/transport"}}}"#,
        )],
    },
    Case {
        name: "a setter hides a method of a trait",
        there: Kind::NameShadows,
        back: Kind::SetterRemoved,
        edits: &[Set(
            "shelves/list/parameters/clone",
            r#"{"type": "boolean", "location": "query"}"#,
        )],
    },
    // ───── Deprecation
    Case {
        name: "a method is deprecated",
        there: Kind::Deprecated,
        back: Kind::Undeprecated,
        edits: &[Set("books/get/deprecated", "true")],
    },
    Case {
        name: "a field is deprecated",
        there: Kind::Deprecated,
        back: Kind::Undeprecated,
        edits: &[Set("Book/title/deprecated", "true")],
    },
    Case {
        name: "a type is deprecated",
        there: Kind::Deprecated,
        back: Kind::Undeprecated,
        edits: &[Set("/schemas/Book/deprecated", "true")],
    },
    Case {
        name: "an enum value is deprecated",
        there: Kind::Deprecated,
        back: Kind::Undeprecated,
        edits: &[Set("Shelf/theme/enumDeprecated", "[false, false, true]")],
    },
    Case {
        name: "a setter is deprecated",
        there: Kind::Deprecated,
        back: Kind::Undeprecated,
        edits: &[Set("shelves/list/parameters/filter/deprecated", "true")],
    },
    Case {
        name: "a resource is deprecated",
        there: Kind::Deprecated,
        back: Kind::Undeprecated,
        edits: &[Set("/resources/shelves/resources/books/deprecated", "true")],
    },
    // ───── Scopes, and what is on the wire alone
    Case {
        name: "a scope goes",
        there: Kind::ScopeRemoved,
        back: Kind::ScopeAdded,
        edits: &[Remove(
            "/auth/oauth2/scopes/https:~1~1www.googleapis.com~1auth~1library.readonly",
        )],
    },
    Case {
        name: "the default scope goes",
        there: Kind::DefaultScopes,
        back: Kind::DefaultScopes,
        edits: &[Remove(
            "/auth/oauth2/scopes/https:~1~1www.googleapis.com~1auth~1cloud-platform",
        )],
    },
    Case {
        name: "a method takes fewer scopes",
        there: Kind::MethodScopes,
        back: Kind::MethodScopes,
        edits: &[Set(
            "shelves/list/scopes",
            r#"["https://www.googleapis.com/auth/cloud-platform"]"#,
        )],
    },
    Case {
        name: "another scope is asked for",
        there: Kind::DefaultScope,
        back: Kind::DefaultScope,
        edits: &[Set(
            "shelves/list/scopes",
            r#"["https://www.googleapis.com/auth/library.readonly"]"#,
        )],
    },
    Case {
        name: "another host",
        there: Kind::Host,
        back: Kind::Host,
        edits: &[Set("/rootUrl", r#""https://books.googleapis.com/""#)],
    },
    Case {
        name: "another host for client certificates",
        there: Kind::MtlsHost,
        back: Kind::MtlsHost,
        edits: &[Set(
            "/mtlsRootUrl",
            r#""https://books.mtls.googleapis.com/""#,
        )],
    },
    Case {
        name: "the path of batches goes",
        there: Kind::BatchRemoved,
        back: Kind::BatchAdded,
        edits: &[Remove("/batchPath")],
    },
    Case {
        name: "another path of batches",
        there: Kind::BatchPath,
        back: Kind::BatchPath,
        edits: &[Set("/batchPath", r#""batch""#)],
    },
    Case {
        name: "the endpoints go",
        there: Kind::EndpointRemoved,
        back: Kind::EndpointAdded,
        edits: &[Remove("/endpoints")],
    },
    Case {
        name: "an endpoint moves",
        there: Kind::EndpointMoved,
        back: Kind::EndpointMoved,
        edits: &[Set(
            "/endpoints",
            r#"[{"location": "us-east1", "endpointUrl": "https://library.us-east1.p.googleapis.com/", "description": "Regional Endpoint"},
                {"location": "eu", "endpointUrl": "https://library.eu.rep.googleapis.com/", "description": "Regional Endpoint"}]"#,
        )],
    },
    Case {
        name: "another service path",
        there: Kind::ServicePath,
        back: Kind::ServicePath,
        edits: &[Set("/servicePath", r#""library/""#)],
    },
    Case {
        name: "bodies are wrapped",
        there: Kind::DataWrapper,
        back: Kind::DataWrapper,
        edits: &[Set("/features", r#"["dataWrapper"]"#)],
    },
    Case {
        name: "another verb",
        there: Kind::Verb,
        back: Kind::Verb,
        edits: &[Set("books/lend/httpMethod", r#""PUT""#)],
    },
    Case {
        name: "another path",
        there: Kind::Path,
        back: Kind::Path,
        edits: &[Set("books/get/path", r#""v1/rooms/{shelf}/books/{book}""#)],
    },
    Case {
        name: "an API version",
        there: Kind::ApiVersion,
        back: Kind::ApiVersion,
        edits: &[Set("books/get/apiVersion", r#""2026-01-02""#)],
    },
    Case {
        name: "the request id goes",
        there: Kind::RequestId,
        back: Kind::RequestId,
        edits: &[Remove("shelves/create/parameters/requestId")],
    },
    // ───── Documentation
    Case {
        name: "the title",
        there: Kind::Docs,
        back: Kind::Docs,
        edits: &[Set("/title", r#""Public Library API""#)],
    },
    Case {
        name: "every description",
        there: Kind::Docs,
        back: Kind::Docs,
        edits: &[
            Set("/description", r#""Other words.""#),
            Set("/parameters/key/description", r#""Other words.""#),
            Set("/schemas/Book/description", r#""Other words.""#),
            Set("Book/title/description", r#""Other words.""#),
            Set(
                "Shelf/theme/enumDescriptions",
                r#"["Other words.", "Novels.", "Poems."]"#,
            ),
            Set("books/get/description", r#""Other words.""#),
            Set("books/get/parameters/book/description", r#""Other words.""#),
            Set(
                "shelves/list/parameters/filter/description",
                r#""Other words.""#,
            ),
        ],
    },
];
