//! What this folder adds to a call: its pages and their items.

use super::descriptor::Paging;
use super::items::Items;
use super::pages::Pages;
use crate::call::Call;
use crate::message::{Message, Reply};

impl Call {
    /// The pages of this call.
    pub fn pages<R: Reply + Message>(mut self, paging: &'static Paging) -> Pages<R> {
        self.expect_json();
        Pages::new(self, paging)
    }

    /// The items of its pages. `take` takes them out of a response.
    pub fn items<T, R: Reply + Message>(
        self,
        paging: &'static Paging,
        take: fn(&mut R) -> Vec<T>,
    ) -> Items<T, R> {
        Items::new(self.pages(paging), take)
    }
}
