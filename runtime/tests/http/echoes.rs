//! Servers that send the secrets of a request back, or text that is not fit to print: nothing that the runtime shows has either.

use std::error::Error as _;
use std::sync::{Arc, Mutex};

use discovery_runtime::contract::Call;
use discovery_runtime::serde_json::{Value, json};
use discovery_runtime::{Credentials, Error};

use crate::server::{CannedResponse, Server};
use crate::tracing::Recorder;
use crate::{CREATE, builder, quick};

/// The token and the key of the request. Each is found by its middle, which no other text has.
const TOKEN: &str = "ab/cd+TOKENTOKEN=ef";
const KEY: &str = "key-KEYKEYKEY-z";
const COOKIE: &str = "COOKIECOOKIE";

/// The secrets in the forms that a server may send.
fn echoes() -> Vec<String> {
    let percent = |text: &str| {
        text.replace('/', "%2F")
            .replace('+', "%2b")
            .replace('=', "%3D")
    };
    let every_byte = |text: &str| {
        text.bytes()
            .map(|byte| format!("%{byte:02x}"))
            .collect::<String>()
    };
    let base64 = |text: &str| {
        let bytes = discovery_runtime::ByteString::from(text.as_bytes());
        serde_json::to_value(bytes)
            .unwrap()
            .as_str()
            .unwrap()
            .to_owned()
    };
    let in_json = |text: &str| {
        text.bytes()
            .map(|byte| format!("\\u{byte:04x}"))
            .collect::<String>()
    };
    let mut echoes = Vec::new();
    for secret in [TOKEN, KEY] {
        echoes.extend([
            format!("you sent {secret}, which is wrong"),
            format!("you sent {}", percent(secret)),
            format!(
                "you sent {}",
                percent(&percent(secret)).replace("%2F", "%252F")
            ),
            format!("you sent {}", every_byte(secret)),
            format!("you sent {}", base64(secret)),
            format!("you sent {}", base64(&format!("x{secret}y"))),
            format!("you sent {}", base64(&format!("xy{secret}z"))),
            format!("you sent {}", base64(&format!("user:{secret}"))),
            format!("you sent {}", in_json(secret)),
            format!("{}{secret}", "a long text before it ".repeat(22)),
            format!("https://a.example/x?y=1&key={secret}&z=2"),
        ]);
    }
    // What nobody sent before, and is known by its name.
    echoes.extend([
        format!("Set-Cookie: sid={COOKIE}; Path=/"),
        format!("https://a.example/?X-Goog-Signature={COOKIE}"),
        format!(r#"{{"refresh_token": "{COOKIE}"}}"#),
        format!("ya29.{COOKIE}0123456789"),
    ]);
    echoes
}

/// Responses with an echo in each place that something is shown of.
fn responses(echo: &str) -> Vec<CannedResponse> {
    let rpc = |kind: &str, rest: Value| {
        let mut detail = json!({"@type": format!("type.googleapis.com/google.rpc.{kind}")});
        detail
            .as_object_mut()
            .unwrap()
            .extend(rest.as_object().unwrap().clone());
        detail
    };
    let error = |error: Value| CannedResponse::json(400, &json!({ "error": error }).to_string());
    let header: String = echo.chars().filter(|c| !c.is_control()).collect();
    let page = |kind: &str, body: String| {
        CannedResponse::of(404, &[("content-type", kind)], body.as_bytes())
    };
    vec![
        error(json!({"code": 400, "message": echo, "status": "INVALID_ARGUMENT"})),
        error(json!({"code": 400, "message": "x", "status": echo})),
        error(json!({"code": echo, "message": "x"})),
        error(
            json!({"code": 400, "errors": [{"reason": echo, "message": echo, "location": echo, "extendedHelp": echo}]}),
        ),
        error(json!({"code": 400, "message": "x", "details": [
            rpc("ErrorInfo", json!({"reason": echo, "domain": echo, "metadata": {"service": echo, "activationUrl": echo}})),
            rpc("DebugInfo", json!({"stackEntries": [echo], "detail": echo})),
            rpc("QuotaFailure", json!({"violations": [{"subject": echo, "description": echo}]})),
            rpc("PreconditionFailure", json!({"violations": [{"type": echo, "description": echo}]})),
            rpc("BadRequest", json!({"fieldViolations": [{"field": echo, "description": echo}]})),
        ]})),
        error(json!({"code": 400, "message": "x", "details": [
            rpc("RequestInfo", json!({"requestId": echo, "servingData": echo})),
            rpc("ResourceInfo", json!({"resourceName": echo, "owner": echo})),
            rpc("Help", json!({"links": [{"description": echo, "url": echo}]})),
            rpc("LocalizedMessage", json!({"locale": echo, "message": echo})),
            json!({"@type": "example.com/Own", "text": echo}),
        ]})),
        CannedResponse::json(
            401,
            &json!({"error": "invalid_grant", "error_description": echo}).to_string(),
        ),
        page(
            "application/xml",
            format!("<Error><Code>X</Code><Message>{echo}</Message></Error>"),
        ),
        page("text/html", format!("<html><title>{echo}</title></html>")),
        page("text/plain", echo.to_owned()),
        page(&header, "{}".to_owned()),
        CannedResponse::of(302, &[("location", &format!("ftp://x/?{header}"))], b""),
        CannedResponse::of(
            403,
            &[
                ("set-cookie", &header),
                ("www-authenticate", &format!("Bearer {COOKIE}")),
                ("location", &header),
                ("authorization", &header),
            ],
            b"",
        ),
        CannedResponse::of(200, &[("content-encoding", &header)], b"{}"),
        CannedResponse::of(200, &[("content-type", &header)], b"<html>"),
        CannedResponse::json(200, &json!({"a": [echo]}).to_string()),
        CannedResponse::json(200, &format!("{{{}: 1}}", json!(echo))),
    ]
}

type Lists = std::collections::BTreeMap<String, Vec<i32>>;

/// The error of a call that sends both secrets, and everything that is printed about it.
async fn printed(response: CannedResponse) -> (Option<Error>, Vec<String>) {
    let server = Server::script([response]);
    let client = builder(&server.url())
        .credentials(Credentials::token(TOKEN))
        .build()
        .unwrap();
    let recorder = Recorder::default();
    let guard = tracing::subscriber::set_default(recorder.clone());
    let attempts = Arc::new(Mutex::new(Vec::new()));
    let hook = attempts.clone();
    let mut call = Call::new(&client, &CREATE);
    call.query("key", KEY);
    call.options(|options| {
        quick(options)
            .secret_header("x-own", COOKIE)
            .on_attempt(move |attempt| hook.lock().unwrap().push(format!("{attempt:?}")))
    });
    let mut printed = vec![format!("{call:?}")];
    let result = call.send::<Lists>().await;
    drop(guard);
    printed.extend(attempts.lock().unwrap().drain(..));
    printed.extend(recorder.0.lock().unwrap().drain(..).map(|(_, text)| text));
    let Err(error) = result else {
        return (None, printed);
    };
    printed.extend([
        error.to_string(),
        format!("{error:?}"),
        format!("{error:#?}"),
    ]);
    printed.push(format!("{:?}", error.status()));
    printed.extend(error.status().map(|status| status.to_string()));
    let mut cause = error.source();
    while let Some(one) = cause {
        printed.extend([one.to_string(), format!("{one:?}")]);
        cause = one.source();
    }
    (Some(error), printed)
}

#[tokio::test]
async fn nothing_that_is_printed_has_a_secret_that_the_server_sent_back() {
    for echo in echoes() {
        for (index, response) in responses(&echo).into_iter().enumerate() {
            let (error, printed) = printed(response).await;
            let error = error.unwrap_or_else(|| panic!("response {index} of {echo} is no error"));
            for text in printed {
                let text = text.to_lowercase();
                for part in ["tokentoken", "keykeykey", "cookiecookie"] {
                    assert!(!text.contains(part), "response {index} of {echo}: {text}");
                }
                for hidden in [TOKEN, KEY] {
                    let hex = |c: &str| {
                        hidden[8..12]
                            .bytes()
                            .map(|b| format!("{c}{b:02x}"))
                            .collect::<String>()
                    };
                    for form in [hex("%"), hex("\\u00")] {
                        assert!(!text.contains(&form), "response {index} of {echo}: {text}");
                    }
                }
                // `TOKENTOKEN` and `KEYKEYKEY` in base64, wherever in a group of three they begin.
                for form in ["vetuvu", "9lrvrf", "rva0vo", "lfwutf", "zs2v5s", "s0vzs0"] {
                    assert!(!text.contains(form), "response {index} of {echo}: {text}");
                }
            }
            let headers = format!("{:?}", error.headers()).to_lowercase();
            for part in ["tokentoken", "keykeykey", "cookiecookie"] {
                assert!(
                    !headers.contains(part),
                    "response {index} of {echo}: {headers}"
                );
            }
        }
    }
}

#[tokio::test]
async fn debug_of_a_raw_response_shows_no_cookie_and_no_body() {
    let headers = [("set-cookie", COOKIE), ("x-kind", "plain")];
    let server = Server::script([CannedResponse::of(
        200,
        &headers,
        br#"{"token": "COOKIECOOKIE"}"#,
    )]);
    let client = builder(&server.url()).build().unwrap();
    let raw = crate::get(&client).send_raw().await.unwrap();
    let text = format!("{raw:?}");
    assert!(!text.contains(COOKIE), "{text}");
    assert!(
        text.contains("25 bytes") && text.contains("plain"),
        "{text}"
    );
    assert_eq!(raw.headers["set-cookie"], COOKIE, "the value is there");
}

#[tokio::test]
async fn what_is_printed_of_a_server_is_short_and_has_no_control_character() {
    const ODD: &str =
        "a\u{1b}[2J\u{202e}b\u{2066}\u{200b}\u{feff}\u{7f}\u{85}\u{2028}\r\nc\0\u{e0041}";
    let mut printed_of = Vec::new();
    for echo in [ODD.to_owned(), ODD.repeat(20_000), "long ".repeat(100_000)] {
        // Of a header, only what a header can have.
        for (index, response) in responses(&echo[..echo.floor_char_boundary(200_000)])
            .into_iter()
            .enumerate()
        {
            let (_, printed) = printed(response).await;
            printed_of.extend(printed.into_iter().map(|text| (index, text)));
        }
    }
    for (index, text) in printed_of {
        let odd = |c: char| {
            c.is_control() && c != '\n'
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
        };
        assert!(!text.contains(odd), "response {index}: {text:?}");
        assert!(text.len() < 20_000, "response {index}: {}", text.len());
    }
}

#[tokio::test]
async fn a_message_is_shown_up_to_a_thousand_characters() {
    for (length, cut) in [(1000, false), (1001, true)] {
        let message = "m".repeat(length);
        let body = json!({"error": {"code": 400, "message": message}}).to_string();
        let (error, _) = printed(CannedResponse::json(400, &body)).await;
        let error = error.unwrap();
        let text = error.to_string();
        assert!(text.contains(&"m".repeat(1000)) && !text.contains(&"m".repeat(1001)));
        assert_eq!(text.contains('…'), cut);
        assert_eq!(error.status().unwrap().message.len(), length);
    }
}
