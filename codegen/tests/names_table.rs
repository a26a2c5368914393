//! Every rule of `resolve::names`, as a table. A row is a wire name and what it becomes.

use discovery_codegen::resolve::names::{self, KeptNames, NameScope};
use discovery_codegen::resolve::words::split_words;

/// Compares rows, and shows all that differ at once.
fn check(what: &str, becomes: impl Fn(&str) -> String, rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .map(|(wire, expected)| (wire, becomes(wire), expected))
        .filter(|(_, found, expected)| found != *expected)
        .map(|(wire, found, expected)| format!("{wire}: {found}, not {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{what}:\n{}", wrong.join("\n"));
}

fn single(scope: NameScope) -> impl Fn(&str) -> String {
    move |wire| names::uncontested_name(scope, wire).to_string()
}

#[test]
fn fields_and_parameters() {
    check(
        "snake_case",
        single(NameScope::Field),
        &[
            ("name", "name"),
            ("displayName", "display_name"),
            ("DisplayName", "display_name"),
            ("display_name", "display_name"),
            ("display-name", "display_name"),
            ("updateMask.paths", "update_mask_paths"),
            (
                "interval.startTime.timeZone.version",
                "interval_start_time_time_zone_version",
            ),
            // An acronym is one word.
            ("URL", "url"),
            ("natIP", "nat_ip"),
            ("IPAddress", "ip_address"),
            ("HTMLSnippet", "html_snippet"),
            ("fastIPMove", "fast_ip_move"),
            ("satisfiesPZS", "satisfies_pzs"),
            ("getDICOMStoreMetrics", "get_dicom_store_metrics"),
            // Also its plural, and its version.
            ("externalIPs", "external_ips"),
            ("vmURLsFound", "vm_urls_found"),
            ("gatewayIPv4", "gateway_ipv4"),
            ("IPv6Range", "ipv6_range"),
            // A letter alone is a word.
            ("calculatePValues", "calculate_p_values"),
            ("xAxis", "x_axis"),
            ("writeAReviewUri", "write_a_review_uri"),
            ("topN", "top_n"),
            // Digits belong to the word before them, and end it.
            ("sha256Hash", "sha256_hash"),
            ("md5Checksum", "md5_checksum"),
            ("ipv4Address", "ipv4_address"),
            ("http2HealthCheck", "http2_health_check"),
            ("eccP256SigningKey", "ecc_p256_signing_key"),
            ("awsV4Authentication", "aws_v4_authentication"),
            ("s3BucketUri", "s3_bucket_uri"),
            ("AwsS3Data", "aws_s3_data"),
            ("GoogleIamV1AuditConfig", "google_iam_v1_audit_config"),
            ("GoogleCloudV1beta1Schema", "google_cloud_v1beta1_schema"),
            ("maxLagSize100Gbps", "max_lag_size100_gbps"),
            ("vertex2DList", "vertex2d_list"),
            ("A2APart", "a2a_part"),
            ("B2BCustomer", "b2b_customer"),
            ("tag8021q", "tag8021q"),
            // One word, whatever its capitals.
            ("iCalUID", "ical_uid"),
            ("iOSAppStoreId", "ios_app_store_id"),
            ("oAuthToken", "oauth_token"),
            ("OAuth2ClientID", "oauth2_client_id"),
            ("customOAuthConfig", "custom_oauth_config"),
            ("mTlsConfig", "mtls_config"),
            ("uRI", "uri"),
            ("sSLInfo", "ssl_info"),
            ("requestXPaths", "request_xpaths"),
            ("VMwareEngine", "vmware_engine"),
            ("VmwareVCenterConfig", "vmware_vcenter_config"),
            ("enhancedECommerceTracking", "enhanced_ecommerce_tracking"),
            ("GRPCTLSHealthCheck", "grpc_tls_health_check"),
            ("HTTPSHealthCheck", "https_health_check"),
            ("oAuthority", "o_authority"),
            // What no identifier has.
            ("$.xgafv", "xgafv"),
            ("$ref", "r#ref"),
            ("@type", "r#type"),
            ("start-date", "start_date"),
            ("2d", "v2d"),
            ("360", "v360"),
            ("", "empty"),
            ("*", "value"),
            // A leading underscore is part of a name; others are not.
            ("_since", "_since"),
            ("__meta", "_meta"),
            ("tail_", "tail"),
            ("GoogleApi__HttpBody", "google_api_http_body"),
            // Words of Rust.
            ("type", "r#type"),
            ("match", "r#match"),
            ("async", "r#async"),
            ("gen", "r#gen"),
            ("true", "r#true"),
            ("union", "union"),
            ("self", "self_"),
            ("Self", "self_"),
            ("super", "super_"),
            ("crate", "crate_"),
        ],
    );
}

#[test]
fn schemas() {
    check(
        "schemas keep their inner capitals",
        single(NameScope::Type),
        &[
            ("Operation", "Operation"),
            ("HTTPHealthCheck", "HTTPHealthCheck"),
            ("RRSetRoutingPolicy", "RRSetRoutingPolicy"),
            ("AWSV4Signature", "AWSV4Signature"),
            ("A2APart", "A2APart"),
            ("GoogleApi__HttpBody", "GoogleApiHttpBody"),
            ("GoogleAdsV23Common__Ad_Group", "GoogleAdsV23CommonAdGroup"),
            ("lower", "Lower"),
            ("Version1_2", "Version1_2"),
            ("Option", "Option"),
            ("self", "Self_"),
            ("3DModel", "V3DModel"),
        ],
    );
}

#[test]
fn values() {
    check(
        "variants",
        single(NameScope::Variant),
        &[
            ("ACTIVE", "Active"),
            ("NOT_SET", "NotSet"),
            ("STATE_UNSPECIFIED", "StateUnspecified"),
            ("nextPage", "NextPage"),
            ("next-page", "NextPage"),
            ("NotRestricted", "NotRestricted"),
            ("cbfcUA13plus", "CbfcUa13plus"),
            ("us-central1", "UsCentral1"),
            ("AD_ID.ORG", "AdIdOrg"),
            ("RGB565", "Rgb565"),
            ("OUTPUT_SPEC_1920X1072x72", "OutputSpec1920x1072x72"),
            // Digits that are apart stay apart.
            ("TLS_1_2", "Tls1_2"),
            ("TLS_1_20", "Tls1_20"),
            ("TLS_12_0", "Tls12_0"),
            ("1.5.0", "V1_5_0"),
            ("30fps", "V30fps"),
            ("360", "V360"),
            // Words of Rust that are not words of Rust here, and the one that is.
            ("NONE", "None"),
            ("SOME", "Some"),
            ("TYPE", "Type"),
            ("IN", "In"),
            ("SELF", "Self_"),
            ("", "Empty"),
            ("<=", "Value"),
            ("é", "Value"),
        ],
    );
}

#[test]
fn methods_and_resources() {
    check(
        "functions",
        single(NameScope::Function),
        &[
            ("list", "list"),
            ("getIamPolicy", "get_iam_policy"),
            ("ListServerCertificates", "list_server_certificates"),
            ("getOpenid-configuration", "get_openid_configuration"),
            ("query_range", "query_range"),
            ("move", "r#move"),
            ("return", "r#return"),
            ("close", "close_"),
            ("clone", "clone_"),
            ("new", "new"),
        ],
    );
    check(
        "functions of the client",
        single(NameScope::ClientFunction),
        &[("new", "new_"), ("builder", "builder_"), ("get", "get")],
    );
    check(
        "builders",
        single(NameScope::Builder),
        &[
            ("list", "List"),
            ("getIAMPolicy", "GetIamPolicy"),
            ("Binary-create", "BinaryCreate"),
            ("query_range", "QueryRange"),
            ("resource", "Resource"),
            ("client", "Client"),
        ],
    );
    check(
        "types of resources",
        single(NameScope::ResourceType),
        &[
            ("timeSeries", "TimeSeries"),
            ("operations", "Operations"),
            ("v1", "V1"),
            ("30days", "V30days"),
            ("self", "Self_"),
            ("list", "List"),
        ],
    );
    check(
        "builders beside the type of their resource",
        |wire| {
            let names = names::assign_names(NameScope::Builder, ["invoke", "list"]);
            let handle = names::uncontested_name(NameScope::ResourceType, "invoke");
            names.beside(&handle).name_of(wire).to_string()
        },
        &[("invoke", "Invoke_"), ("list", "List")],
    );
    check(
        "builders at the root",
        single(NameScope::RootBuilder),
        &[
            ("client", "Client_"),
            ("error", "Error_"),
            ("status", "Status_"),
            ("hyperTransport", "HyperTransport_"),
            ("tokeninfo", "Tokeninfo"),
        ],
    );
    check(
        "modules",
        single(NameScope::Module),
        &[
            ("timeSeries", "time_series"),
            ("v1", "v1"),
            ("2d", "v2d"),
            ("well-known", "well_known"),
            ("types", "types"),
            ("mod", "r#mod"),
        ],
    );
    check(
        "modules at the root",
        single(NameScope::RootModule),
        &[
            ("types", "types_"),
            ("message", "message_"),
            ("projects", "projects"),
        ],
    );
    check(
        "setters and arguments",
        single(NameScope::Parameter),
        &[
            ("pageSize", "page_size"),
            ("timeout", "timeout"),
            ("resource", "resource"),
            ("body", "body_"),
            ("request", "request_"),
            ("send", "send_"),
            ("sendAs", "send_as_"),
            ("wait", "wait_"),
            ("items", "items_"),
            ("options", "options_"),
            ("call", "call_"),
        ],
    );
}

#[test]
fn scopes() {
    check(
        "constants of scopes",
        single(NameScope::Scope),
        &[
            (
                "https://www.googleapis.com/auth/cloud-platform",
                "SCOPE_CLOUD_PLATFORM",
            ),
            (
                "https://www.googleapis.com/auth/monitoring.read",
                "SCOPE_MONITORING_READ",
            ),
            ("https://mail.google.com/", "SCOPE_MAIL_GOOGLE_COM"),
            ("openid", "SCOPE_OPENID"),
        ],
    );
}

#[test]
fn inline_types() {
    let one = |parent: &'static str, several: bool| {
        move |wire: &str| {
            let names = names::assign_inline_names(
                NameScope::InlineType,
                &split_words(parent),
                [(wire, several)],
                &KeptNames::default(),
            );
            names.name_of(wire).to_string()
        }
    };
    check(
        "of one value",
        one("Parent", false),
        &[
            ("state", "State"),
            ("fastIPMove", "FastIpMove"),
            ("labels", "Labels"),
            ("formatOptions.precision", "FormatOptionsPrecision"),
        ],
    );
    check(
        "of a list or a map, in the singular",
        one("Parent", true),
        &[
            ("bindings", "Binding"),
            ("policies", "Policy"),
            ("addresses", "Address"),
            ("matches", "Match"),
            ("caches", "Cache"),
            ("indexes", "Index"),
            ("licenses", "License"),
            ("responses", "Response"),
            ("statuses", "Status"),
            ("aliases", "Alias"),
            ("details", "Detail"),
            ("days", "Day"),
            ("externalIPs", "ExternalIp"),
            // Words that only look like plurals, and words that are none.
            ("cors", "Cors"),
            ("series", "Series"),
            ("access", "Access"),
            ("status", "Status"),
            ("analysis", "Analysis"),
            ("data", "Data"),
            ("statusByDomain", "StatusByDomain"),
        ],
    );
    check(
        "without the words of the parent",
        one("FirewallPolicy", false),
        &[
            ("firewallPolicyType", "Type"),
            ("policyType", "PolicyType"),
            ("firewallPolicy", "FirewallPolicy"),
            ("firewallPolicy2", "FirewallPolicy2"),
            ("firewallPolicies", "FirewallPolicies"),
        ],
    );
}

#[test]
fn inline_types_that_want_a_short_name_give_way() {
    let settled = |parent: &str, items: &[(&'static str, bool)]| -> Vec<String> {
        let names = names::assign_inline_names(
            NameScope::InlineType,
            &split_words(parent),
            items.iter().copied(),
            &KeptNames::default(),
        );
        items
            .iter()
            .map(|(wire, _)| names.name_of(wire).to_string())
            .collect()
    };
    assert_eq!(
        settled("Model", &[("modelType", false), ("type", false)]),
        ["ModelType", "Type"]
    );
    assert_eq!(
        settled("Model", &[("region", false), ("regions", true)]),
        ["Region", "Regions"]
    );
    assert_eq!(
        settled("Model", &[("modelRegions", true), ("regions", true)]),
        ["ModelRegions", "Regions"]
    );
    // The type goes to whom the field goes.
    assert_eq!(
        settled("Model", &[("modelType", false), ("ModelType", false)]),
        ["Type", "TypePascalCase"]
    );
    assert_eq!(
        settled("Model", &[("modelType", false), ("model_type", false)]),
        ["TypeCamelCase", "Type"]
    );
}

/// The names of one scope, in the order in which they are given.
fn settled(scope: NameScope, wires: &[&'static str]) -> Vec<String> {
    let names = names::assign_names(scope, wires.iter().copied());
    wires
        .iter()
        .map(|wire| names.name_of(wire).to_string())
        .collect()
}

#[test]
fn the_owner_of_a_contested_name() {
    // The one that is spelt as the name is.
    assert_eq!(
        settled(NameScope::Field, &["max_results", "maxResults"]),
        ["max_results", "max_results_camel_case"]
    );
    assert_eq!(
        settled(NameScope::Type, &["GoogleRpcStatus", "Google_Rpc_Status"]),
        ["GoogleRpcStatus", "GoogleRpcStatusUnderscored"]
    );
    // The only one that is spelt as names are in its place.
    assert_eq!(
        settled(NameScope::Field, &["maxResults", "MaxResults"]),
        ["max_results", "max_results_pascal_case"]
    );
    assert_eq!(
        settled(NameScope::Variant, &["AZTEC", "aztec"]),
        ["Aztec", "AztecLowercase"]
    );
    assert_eq!(
        settled(NameScope::TypeModule, &["Lower", "lower"]),
        ["lower", "lower_lowercase"]
    );
    // The only one of those without an acronym.
    assert_eq!(
        settled(NameScope::TypeModule, &["HttpCheck", "HTTPCheck"]),
        ["http_check", "http_check_acronym"]
    );
    assert_eq!(
        settled(NameScope::Field, &["natIp", "natIP"]),
        ["nat_ip", "nat_ip_acronym"]
    );
    // Nobody.
    assert_eq!(
        settled(NameScope::Variant, &["EAN_13", "EAN13", "ean13"]),
        ["Ean13Underscored", "Ean13Uppercase", "Ean13Lowercase"]
    );
}

#[test]
fn the_suffixes_of_the_others() {
    assert_eq!(
        settled(NameScope::Field, &["type", "$type", "@type", "t-y-p-e"]),
        ["r#type", "type_dollar", "type_at", "t_y_p_e"]
    );
    assert_eq!(
        settled(NameScope::Field, &["itemId", "item.id", "item-id"]),
        ["item_id", "item_id_dotted", "item_id_kebab"]
    );
    // Where no spelling tells them apart: four hexadecimal digits of the SHA-256 of the wire name.
    assert_eq!(
        settled(NameScope::Field, &["fooBar", "foo-bar", "foo-Bar"]),
        ["foo_bar", "foo_bar_7d89", "foo_bar_3d0b"]
    );
    assert_eq!(
        settled(NameScope::Variant, &["*", "<="]),
        ["ValueH6848", "ValueHb600"]
    );
    assert_eq!(
        settled(NameScope::Scope, &["a/auth/x.y", "a/auth/x_y"]),
        ["SCOPE_X_Y_A4B6", "SCOPE_X_Y_B255"]
    );
    // A suffix that is a name of its own is not taken from its owner.
    assert_eq!(
        settled(
            NameScope::Field,
            &["maxResults", "max-results", "maxResultsKebab"]
        ),
        ["max_results", "max_results_12d6", "max_results_kebab"]
    );
}

#[test]
fn no_name_depends_on_the_order_or_on_who_asks() {
    let wires = [
        "fooBar", "foo_bar", "FooBar", "foo-bar", "FOO_BAR", "foobar", "foo.bar", "$fooBar",
    ];
    for scope in [
        NameScope::Field,
        NameScope::Type,
        NameScope::Variant,
        NameScope::Function,
        NameScope::Builder,
        NameScope::Scope,
    ] {
        let forward = names::assign_names(scope, wires);
        assert_eq!(forward, names::assign_names(scope, wires.into_iter().rev()));
        let mut distinct: Vec<&str> = forward.iter().map(|(_, name)| name.as_str()).collect();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), wires.len(), "{scope:?}: {forward:?}");
    }
}
