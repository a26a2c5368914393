//! [`Held`]: what a description has. Generated code has it in a `static`; a program that makes a description at run time shares it.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// A value of a description: a reference to a `static`, or a share of a value that was made at run time. `S` and `D` are the two forms
/// of one thing.
pub enum Held<S: ?Sized + 'static, D: ?Sized = S> {
    /// In generated code.
    Static(&'static S),
    /// Made at run time.
    Shared(Arc<D>),
}

/// A text.
pub type Text = Held<str>;

/// A list of texts.
pub type Texts = Held<[&'static str], [Text]>;

/// A list of pairs of texts.
pub type Pairs = Held<[(&'static str, &'static str)], [(Text, Text)]>;

/// A list.
pub type List<T> = Held<[T]>;

/// Forms of values, each list with the name of its parameter.
pub type Forms = Held<[StaticForms], [(Text, Texts)]>;

/// The forms of a parameter, in generated code.
type StaticForms = (&'static str, &'static [&'static str]);

impl<S: ?Sized, D: ?Sized> Clone for Held<S, D> {
    fn clone(&self) -> Self {
        match self {
            Self::Static(value) => Self::Static(value),
            Self::Shared(value) => Self::Shared(value.clone()),
        }
    }
}

impl<S: ?Sized + fmt::Debug, D: ?Sized + fmt::Debug> fmt::Debug for Held<S, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Static(value) => value.fmt(f),
            Self::Shared(value) => value.fmt(f),
        }
    }
}

impl<S: ?Sized> Deref for Held<S> {
    type Target = S;

    fn deref(&self) -> &S {
        match self {
            Self::Static(value) => value,
            Self::Shared(value) => value,
        }
    }
}

impl<S: ?Sized, D: ?Sized> From<&'static S> for Held<S, D> {
    fn from(value: &'static S) -> Self {
        Self::Static(value)
    }
}

impl<S: ?Sized, D: ?Sized> From<Arc<D>> for Held<S, D> {
    fn from(value: Arc<D>) -> Self {
        Self::Shared(value)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::Shared(text.into())
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self
    }
}

impl<T> List<T> {
    /// The list that has nothing.
    pub const NONE: Self = Self::Static(&[]);
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::Shared(items.into_iter().collect())
    }
}

impl Texts {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Static(texts) => texts.len(),
            Self::Shared(texts) => texts.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All of them.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator + Clone {
        (0..self.len()).map(move |at| match self {
            Self::Static(texts) => texts.get(at).copied().unwrap_or_default(),
            Self::Shared(texts) => texts.get(at).map_or("", |text| text),
        })
    }
}

impl<T: Into<Text>> FromIterator<T> for Texts {
    fn from_iter<I: IntoIterator<Item = T>>(texts: I) -> Self {
        Self::Shared(texts.into_iter().map(Into::into).collect())
    }
}

impl Pairs {
    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let (fixed, made) = match self {
            Self::Static(pairs) => (Some(pairs), None),
            Self::Shared(pairs) => (None, Some(pairs)),
        };
        let fixed = fixed.into_iter().flat_map(|pairs| pairs.iter().copied());
        let made = made.into_iter().flat_map(|pairs| pairs.iter());
        fixed.chain(made.map(|(one, other)| (&**one, &**other)))
    }
}

impl<T: Into<Text>> FromIterator<(T, T)> for Pairs {
    fn from_iter<I: IntoIterator<Item = (T, T)>>(pairs: I) -> Self {
        let pairs = pairs.into_iter();
        Self::Shared(
            pairs
                .map(|(one, other)| (one.into(), other.into()))
                .collect(),
        )
    }
}

impl Forms {
    /// The forms of the parameter with this wire name.
    #[must_use]
    pub fn of(&self, parameter: &str) -> Option<Texts> {
        match self {
            Self::Static(all) => {
                let found = all.iter().find(|(name, _)| *name == parameter);
                found.map(|(_, forms)| Texts::Static(forms))
            }
            Self::Shared(all) => {
                let found = all.iter().find(|(name, _)| **name == *parameter);
                found.map(|(_, forms)| forms.clone())
            }
        }
    }
}

impl<T: Into<Text>> FromIterator<(T, Texts)> for Forms {
    fn from_iter<I: IntoIterator<Item = (T, Texts)>>(forms: I) -> Self {
        let forms = forms.into_iter();
        Self::Shared(forms.map(|(name, forms)| (name.into(), forms)).collect())
    }
}
