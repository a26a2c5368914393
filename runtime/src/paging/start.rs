//! What this folder adds to a call: its pages and their items.

use super::descriptor::Paging;
use super::items::Items;
use super::pages::Pages;
use crate::call::Call;
use crate::held::Held;
use crate::message::{Element, Reply};

impl Call {
    /// The pages of this call.
    pub fn pages<R: Reply + Element>(mut self, paging: impl Into<Held<Paging>>) -> Pages<R> {
        self.expect_json();
        Pages::new(self, paging.into())
    }

    /// The items of its pages. `take` takes them out of a response.
    pub fn items<T, R: Reply + Element>(
        self,
        paging: impl Into<Held<Paging>>,
        take: fn(&mut R) -> Vec<T>,
    ) -> Items<T, R> {
        Items::new(self.pages(paging), take)
    }
}
