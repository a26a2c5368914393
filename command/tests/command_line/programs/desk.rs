//! Everything of the crate, by globs and by the names of this program's own.

use super::App;
use books as library;
use library::readers::*;

type Outcome<T> = std::result::Result<T, library::Error>;

pub struct Desk {
    readers: Readers,
    pub(crate) book: library::types::Book,
}

impl Desk {
    pub fn of(app: &App) -> Self {
        let client = Clone::clone(&*app.client);
        Desk { readers: client.readers(), book: Default::default() }
    }

    pub async fn reader(&self, number: &str) -> Outcome<()> {
        let get = self.readers.get(number); //~ body_added
        get.send().await?;
        self.book.labels.keys().for_each(|key| println!("{key}")); //~ field_removed
        Ok(())
    }

    fn held(get: library::readers::Get) -> Get {
        get
    }

    fn other(&self) -> Vec<i64> {
        // Not of the crate, although the names are.
        struct Labels {
            labels: Vec<i64>,
        }
        let own = Labels { labels: vec![1] };
        let words = ["a"].iter().filter(|word| word.len() > 1).count();
        let _ = words;
        own.labels
    }
}
