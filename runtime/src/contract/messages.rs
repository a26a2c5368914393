//! The macro for every struct.

/// Makes a generated struct a [`Message`](crate::Message): its field table, and what every message has, each of which only delegates
/// to the runtime. A line for each field has its number, its wire name and its name, in ascending order of the wire names' bytes;
/// `plain` says that the field writes its 64-bit integers as JSON numbers.
///
/// ```
/// # use discovery_runtime::contract::Unknown;
/// pub struct Point {
///     pub name: Option<String>,
///     pub x: Option<i64>,
///     #[doc(hidden)]
///     pub __unknown: Unknown,
/// }
///
/// discovery_runtime::message! {
///     struct Point;
///     0 "name" name;
///     1 "x" x plain;
/// }
///
/// # fn main() -> discovery_runtime::Result<()> {
/// let point = Point { x: Some(1), ..Point::default() };
/// assert_eq!(discovery_runtime::message::to_vec(&point), br#"{"x":1}"#);
/// # Ok(())
/// # }
/// ```
///
/// After the name of the struct comes the id of its schema, if that is not just another spelling of the name. A line `unmasked` has
/// the wire names of the fields that an update mask leaves out.
#[doc(hidden)]
#[macro_export]
macro_rules! message {
    (struct $name:ident; $($rows:tt)*) => {
        $crate::message! { struct $name ::core::stringify!($name); $($rows)* }
    };
    (
        struct $name:ident $schema:expr;
        $(unmasked $($unmasked:literal)+;)?
        $($index:literal $key:literal $field:ident $($plain:ident)?;)*
    ) => {
        impl $crate::contract::Message for $name {
            fn table(&self) -> &'static $crate::contract::Table {
                &$crate::contract::Table {
                    name: ::core::stringify!($name),
                    schema: $schema,
                    keys: &[$($key),*],
                    plain_integers: &[$($({ let _ = ::core::stringify!($plain); $key },)?)*],
                    unmasked: &[$($($unmasked),+)?],
                }
            }
            #[allow(unreachable_code)]
            fn field(&self, index: usize) -> ::core::option::Option<&dyn $crate::contract::Field> {
                ::core::option::Option::Some(match index {
                    $($index => &self.$field,)*
                    _ => return ::core::option::Option::None,
                })
            }
            #[allow(unreachable_code)]
            fn field_mut(
                &mut self,
                index: usize,
            ) -> ::core::option::Option<&mut dyn $crate::contract::Field> {
                ::core::option::Option::Some(match index {
                    $($index => &mut self.$field,)*
                    _ => return ::core::option::Option::None,
                })
            }
            fn unknown(&self) -> &$crate::contract::Unknown {
                &self.__unknown
            }
            fn unknown_mut(&mut self) -> &mut $crate::contract::Unknown {
                &mut self.__unknown
            }
        }
        // A derive would call a function for each field, with a way out for each that panics.
        impl ::core::default::Default for $name {
            fn default() -> Self {
                Self {
                    $($field: $crate::contract::Absent::ABSENT,)*
                    __unknown: $crate::contract::Absent::ABSENT,
                }
            }
        }
        impl ::core::clone::Clone for $name {
            fn clone(&self) -> Self {
                let mut copy = <Self as ::core::default::Default>::default();
                $crate::contract::copy(self, &mut copy);
                copy
            }
        }
        impl ::core::cmp::PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                $crate::contract::same(self, other)
            }
        }
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::contract::debug(self, f)
            }
        }
        // A message is plain data. Said here, so that neither the compiler nor rustdoc goes through what it contains.
        impl ::core::panic::RefUnwindSafe for $name {}
        $crate::serde_traits! { $name }
    };
}
