//! [`make!`](crate::make!), which builds a message from plain values.

mod convert;
mod nulls;

#[doc(hidden)]
pub use nulls::{put_null, take_null};

/// Builds a message: a struct literal whose fields take plain values, and whose other fields are absent.
///
/// ```
/// # use discovery_runtime::{contract::Unknown, make, message::to_vec};
/// # pub struct Metric { pub r#type: Option<String>, pub labels: std::collections::BTreeMap<String, String>, #[doc(hidden)] pub __unknown: Unknown }
/// # discovery_runtime::message! { struct Metric; 0 "labels" labels; 1 "type" r#type; }
/// # pub struct TimeSeries { pub metric: Option<Box<Metric>>, pub unit: Option<String>, pub points: Vec<i64>, #[doc(hidden)] pub __unknown: Unknown }
/// # discovery_runtime::message! { struct TimeSeries; 0 "metric" metric; 1 "points" points; 2 "unit" unit; }
/// let unit = "By";
/// let series = make!(TimeSeries {
///     metric: make!(Metric { r#type: "custom.googleapis.com/size", labels: [("shelf", "a")] }),
///     points: [1, 2],
///     unit,
/// });
/// # assert_eq!(to_vec(&series), br#"{"metric":{"labels":{"shelf":"a"},"type":"custom.googleapis.com/size"},"points":["1","2"],"unit":"By"}"#);
/// ```
///
/// | field | values |
/// |---|---|
/// | a text | `"a"`, a `String` |
/// | a number, a boolean | itself: `5`, `0.5`, `true`; a float also takes an integer literal |
/// | an enum | a variant, or its text |
/// | a message | `make!(…)` or another value of the message, in a `Box` or not |
/// | a list | an array, a `Vec`, an iterator; the elements are converted as fields are |
/// | a map | an array of pairs, a map, an iterator of pairs |
/// | bytes | `b"a"`, a `Vec<u8>`, `Bytes` |
/// | a time, a date, a duration | ours, those of jiff; for a time also a `SystemTime`, for a duration also that of `std` |
/// | any value | `json!(…)`, a text, a number, a boolean; if it has to be an object, an array of pairs |
///
/// Every field also takes an `Option` of these. `None` leaves it out, and so does `[]`. [`IntoField`] has all of it.
///
/// # Clear a field
///
/// `null` sends a null, which is how a PATCH clears a field on the server:
///
/// ```
/// # use discovery_runtime::{contract::Unknown, make, message::to_vec};
/// # pub struct Policy { pub display_name: Option<String>, pub user_labels: std::collections::BTreeMap<String, String>, #[doc(hidden)] pub __unknown: Unknown }
/// # discovery_runtime::message! { struct Policy; 0 "displayName" display_name; 1 "userLabels" user_labels; }
/// let policy = make!(Policy { display_name: "High load", user_labels: null });
/// assert_eq!(to_vec(&policy), br#"{"displayName":"High load","userLabels":null}"#);
/// ```
///
/// # Change a message
///
/// After `..`, last, comes the message that has all other fields. A field that is named becomes the value, absent (`None`, `[]`) or
/// `null`, whatever it was before.
///
/// ```
/// # use discovery_runtime::{contract::Unknown, make, message::to_vec};
/// # pub struct Policy { pub display_name: Option<String>, pub user_labels: std::collections::BTreeMap<String, String>, #[doc(hidden)] pub __unknown: Unknown }
/// # discovery_runtime::message! { struct Policy; 0 "displayName" display_name; 1 "userLabels" user_labels; }
/// # let policy = make!(Policy { display_name: "High load", user_labels: null });
/// let policy = make!(Policy { user_labels: [("team", "a")], ..policy });
/// assert_eq!(to_vec(&policy), br#"{"displayName":"High load","userLabels":{"team":"a"}}"#);
/// ```
///
/// # Errors
///
/// A misspelt field is the compiler's own error. If a value does not fit, the error names its type and that of the field. A value
/// whose type follows from nothing but its place has to go: leave out `.into()` and `.collect()`.
#[macro_export]
macro_rules! make {
    ($($message:ident)::+ { $($fields:tt)* }) => {
        $crate::make_fields! { [$($message)::+] [] [] [] $($fields)* }
    };
    (::$($message:ident)::+ { $($fields:tt)* }) => {
        $crate::make_fields! { [::$($message)::+] [] [] [] $($fields)* }
    };
}

/// [`make!`](crate::make!), field by field. In brackets: the message, the fields of the literal, the names of those that are null,
/// the names of all others.
#[doc(hidden)]
#[macro_export]
macro_rules! make_fields {
    // The end.
    ([$($message:tt)*] [$($literal:tt)*] [] [$($named:ident)*]) => {
        $($message)* { $($literal)* ..::core::default::Default::default() }
    };
    ([$($message:tt)*] [$($literal:tt)*] [$($null:ident)+] [$($named:ident)*]) => {{
        let mut message = $($message)* { $($literal)* ..::core::default::Default::default() };
        $($crate::contract::put_null(&mut message, |message| &message.$null);)+
        message
    }};
    ([$($message:tt)*] [$($literal:tt)*] [$($null:ident)*] [$($named:ident)*] ..$base:expr) => {{
        let mut message = $($message)* { $($literal)* ..$base };
        $($crate::contract::take_null(&mut message, |message| &message.$named);)*
        $($crate::contract::put_null(&mut message, |message| &message.$null);)*
        message
    }};
    // A field.
    ($message:tt $literal:tt [$($null:ident)*] $named:tt $field:ident: null $(, $($more:tt)*)?) => {
        $crate::make_fields! { $message $literal [$($null)* $field] $named $($($more)*)? }
    };
    ($message:tt [$($literal:tt)*] $null:tt [$($named:ident)*] $field:ident: None $(, $($more:tt)*)?) => {
        $crate::make_fields! {
            $message
            [$($literal)* $field: ::core::default::Default::default(),]
            $null [$($named)* $field] $($($more)*)?
        }
    };
    ($message:tt [$($literal:tt)*] $null:tt [$($named:ident)*] $field:ident: [] $(, $($more:tt)*)?) => {
        $crate::make_fields! {
            $message
            [$($literal)* $field: ::core::default::Default::default(),]
            $null [$($named)* $field] $($($more)*)?
        }
    };
    ($message:tt [$($literal:tt)*] $null:tt [$($named:ident)*] $field:ident: $value:expr $(, $($more:tt)*)?) => {
        $crate::make_fields! {
            $message
            [$($literal)* $field: $crate::contract::IntoField::into_field($value),]
            $null [$($named)* $field] $($($more)*)?
        }
    };
    ($message:tt [$($literal:tt)*] $null:tt [$($named:ident)*] $field:ident $(, $($more:tt)*)?) => {
        $crate::make_fields! {
            $message
            [$($literal)* $field: $crate::contract::IntoField::into_field($field),]
            $null [$($named)* $field] $($($more)*)?
        }
    };
}

/// A value that [`make!`](crate::make!) takes for a field of the type `Field`: `&str` for an `Option<String>`, a message for an
/// `Option<Box<…>>`, an array for a `Vec`.
///
/// A type of yours can implement it for the fields that it stands for.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not fit a field of the type `{Field}`",
    label = "this is a `{Self}`",
    note = "a text takes a `&str` or a `String`, an enum one of its variants or a text, a message `make!(…)`, a list an array, a map an array of pairs",
    note = "numbers convert by themselves only from a literal; convert others first: `i64::from(number)`"
)]
pub trait IntoField<Field> {
    /// The field's value.
    fn into_field(self) -> Field;
}
