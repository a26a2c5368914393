//! What cannot be followed.

use books::Client;

macro_rules! theme {
    ($shelf:expr) => {
        $shelf.theme //~ may field_retyped
    };
}

pub async fn remove(client: &Client) -> books::Result<()> {
    let shelves = client.shelves();
    let first = other::crate_of_others(shelves.list()); //~ parameter_required
    println!("{:?}", first.labels); //~ may field_removed
    let _ = first.page_size(1); //~ may setter_removed
    let _ = first.page_size(|size| size);
    let _ = theme!(first);
    other::block! { first => { first.delete("a") } }; //~ may method_removed
    shelves.delete("shelves/1").send().await //~ method_removed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn is_removed() {
        let client = Client::new().unwrap();
        client.shelves().delete("a").send().await.unwrap(); //~ method_removed
    }
}
