//! Dashboards of a project, written for revision 20200915.

use google_monitoring_v1::types::{Dashboard, GridLayout, Text, Widget, text};
use google_monitoring_v1::{Client, Result, make};

/// Creates a dashboard with a text, unless there is one of this name.
pub async fn ensure(client: &Client, project: &str, title: &str) -> Result<Dashboard> {
    let dashboards = client.projects().dashboards();
    let mut existing = dashboards.list(project).page_size(50).items();
    while let Some(dashboard) = existing.next().await {
        let dashboard = dashboard?;
        if dashboard.display_name.as_deref() == Some(title) {
            return Ok(dashboard);
        }
    }
    let text = make!(Text { content: "Hello", format: text::Format::Markdown });
    let widget = make!(Widget { title: "About", text: text });
    let dashboard = make!(Dashboard {
        display_name: title,
        grid_layout: make!(GridLayout { columns: 2, widgets: [widget] }),
    });
    dashboards.create(project, dashboard).send().await
}

/// Renames a dashboard.
pub async fn rename(client: &Client, name: &str, title: &str) -> Result<Option<String>> {
    let dashboards = client.projects().dashboards();
    let mut dashboard = dashboards.get(name).send().await?;
    dashboard.display_name = Some(title.to_owned());
    let changed = dashboards.patch(name, dashboard).send().await?;
    let widgets = changed.grid_layout.map(|grid| grid.widgets).unwrap_or_default();
    let titles: Vec<String> = widgets.into_iter().filter_map(|widget| widget.title).collect();
    Ok(titles.into_iter().next())
}

fn main() {}
