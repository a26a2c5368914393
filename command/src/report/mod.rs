//! The results of commands: text for people, or one JSON object for programs.

#[cfg(feature = "call")]
mod account;
mod catalogue;
mod check;
mod describe;
mod diff;
mod entries;
mod fetch;
mod generate;
mod history;
mod init;
mod lines;
mod list;
mod outcome;
mod reference;
#[cfg(feature = "serve")]
mod serve;
mod shape;
mod style;
mod update;

pub(crate) use catalogue::CatalogueReport;
pub(crate) use check::CheckReport;
pub(crate) use describe::DescribeReport;
pub(crate) use diff::DiffReport;
pub(crate) use fetch::FetchReport;
pub(crate) use generate::GenerateReport;
pub(crate) use history::HistoryReport;
pub(crate) use init::InitReport;
pub(crate) use list::ListReport;
pub(crate) use outcome::{Report, problems};
#[cfg(feature = "call")]
pub(crate) use outcome::{escaped, problems_json};
#[cfg(feature = "serve")]
pub(crate) use serve::{ServeLog, ServeReport};
pub(crate) use update::UpdateReport;
