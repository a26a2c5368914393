//! What is known about the type of a value in a user's code.

/// What is known about the type of a value. References and boxes are left out: they change no function and no field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ty {
    /// Nothing: it may be of the crate.
    Unknown,
    /// It is not of the crate.
    Foreign,
    /// The builder of a client.
    ClientBuilder,
    /// A resource, by number. The first one is the client.
    Resource(usize),
    /// The builder of a call of a method, by number.
    Builder(usize),
    /// A message or an enum, by its path.
    Item(String),
    /// A type of the user: its module, and its name.
    User(usize, String),
    /// A tuple.
    Tuple(Vec<Ty>),
    /// A value around another one.
    Wrapped(Wrapper, Box<Ty>),
}

/// A type around another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrapper {
    Option,
    Result,
    Future,
    List,
    /// A map, by its values.
    Map,
    Iterator,
    /// A sequence of results that `next` awaits.
    Stream,
}

impl Ty {
    /// The client: the resource at the root.
    pub(super) const CLIENT: Self = Self::Resource(0);

    /// A value of this type in a wrapper.
    pub(super) fn within(self, wrapper: Wrapper) -> Self {
        Self::Wrapped(wrapper, Box::new(self))
    }

    /// Whether it may contain a value of the crate.
    pub(super) fn may_be_ours(&self) -> bool {
        match self {
            Self::Foreign => false,
            Self::Tuple(parts) => parts.iter().any(Self::may_be_ours),
            Self::Wrapped(_, inner) => inner.may_be_ours(),
            _ => true,
        }
    }

    /// The value in an `Option`, a `Result` or a future; any other value is itself.
    pub(super) fn unwrapped(self) -> Self {
        match self {
            Self::Wrapped(Wrapper::Option | Wrapper::Result, inner) => *inner,
            other => other,
        }
    }

    /// What `.await` gives.
    pub(super) fn awaited(self) -> Self {
        match self {
            Self::Wrapped(Wrapper::Future, inner) => *inner,
            other => other,
        }
    }

    /// An element of a list, an iterator, or an option; of a map, the pair.
    pub(super) fn element(self) -> Self {
        match self {
            Self::Wrapped(Wrapper::Map, value) => Self::Tuple(vec![Self::Foreign, *value]),
            Self::Wrapped(Wrapper::Stream, item) => item.within(Wrapper::Result),
            Self::Wrapped(_, inner) => *inner,
            Self::Foreign => Self::Foreign,
            _ => Self::Unknown,
        }
    }

    /// The type of a value that comes from one of two places.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Foreign, other)
            | (
                Self::Unknown,
                other @ (Self::Resource(_) | Self::Builder(_) | Self::Item(_) | Self::Wrapped(..)),
            ) => other,
            (known, _) => known,
        }
    }
}
