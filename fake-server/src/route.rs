//! Finds the method of a request.

use crate::api::{Api, Match, Method};
use crate::failure::Failure;
use crate::message::Request;
use crate::template::Values;
use http::StatusCode;

/// The method that a request calls.
#[derive(Clone, Debug)]
pub(crate) struct Route {
    /// Its number.
    pub(crate) method: usize,
    /// The values of its path.
    pub(crate) values: Values,
    /// The request goes to the path for uploads.
    pub(crate) upload: bool,
}

/// Finds the methods of a request: those whose paths say most of the path, and most of them one.
///
/// # Errors
///
/// There is none; with what there is instead.
pub(crate) fn find_routes(api: &Api, request: &Request) -> Result<Vec<Route>, Failure> {
    let (verb, path) = (&request.verb, &request.path);
    for how in [Match::Pattern, Match::Form] {
        let routes = best_routes(api, Some(verb), path, how);
        if !routes.is_empty() {
            return Ok(routes);
        }
    }
    let of = |route: Route| api.methods.get(route.method);
    let first = |verb, how| best_routes(api, verb, path, how).into_iter().find_map(of);
    let (status, message) = if let Some(other) = first(Some(verb), Match::Anything) {
        let (id, form) = (&other.id, &other.form);
        let message = format!(
            "{verb} {path} is no path of {id:?}, which has paths like {}{form}",
            api.base
        );
        (StatusCode::NOT_FOUND, message)
    } else if let Some(other) = first(None, Match::Form) {
        let message = format!(
            "{path} takes {} ({:?}), and not {verb}",
            other.verb, other.id
        );
        (StatusCode::METHOD_NOT_ALLOWED, message)
    } else {
        let message = format!(
            "{} {} has no method for {verb} {path}: its paths begin with {}",
            api.name, api.version, api.base
        );
        (StatusCode::NOT_FOUND, message)
    };
    Err(Failure::new(status, message))
}

/// The routes of a path that say most of it, the most exact first.
fn best_routes(api: &Api, verb: Option<&str>, path: &str, how: Match) -> Vec<Route> {
    let routes = api
        .methods
        .iter()
        .enumerate()
        .filter_map(|(number, method)| {
            let is_verb = verb.is_none_or(|verb| verb == method.verb);
            is_verb.then(|| route(api, number, method, path, how))?
        });
    let mut routes: Vec<(Rank, Route)> = routes.collect();
    routes.sort_by_key(|(rank, _)| *rank);
    let best = routes.first().map(|((literals, _), _)| *literals);
    let routes = routes
        .into_iter()
        .take_while(|((literals, _), _)| Some(*literals) == best);
    routes.map(|(_, route)| route).collect()
}

fn route(
    api: &Api,
    method: usize,
    known: &Method,
    path: &str,
    how: Match,
) -> Option<(Rank, Route)> {
    let plain = |path: &str| known.values(path.strip_prefix(api.base.as_str())?, how);
    let values = plain(path).or_else(|| {
        // Large downloads have a server of their own.
        plain(path.strip_prefix("/download").filter(|_| known.downloads)?)
    });
    if let Some(values) = values {
        return Some((
            rank(known),
            Route {
                method,
                values,
                upload: false,
            },
        ));
    }
    let takes = |name: &str, value: &str| known.takes(name, value, how);
    let path = path.trim_start_matches('/');
    let values = known
        .uploads
        .iter()
        .find_map(|template| template.values_from_root(path, &takes))?;
    Some((
        rank(known),
        Route {
            method,
            values,
            upload: true,
        },
    ))
}

/// The literals of a form, the most first; and what is least exact in it.
type Rank = (std::cmp::Reverse<usize>, (usize, usize));

fn rank(method: &Method) -> Rank {
    let segments = || method.form.split('/');
    let literals = segments()
        .map(|segment| segment.len() - segment.matches('*').count())
        .sum::<usize>();
    let any = segments().filter(|segment| segment.contains("**")).count();
    (std::cmp::Reverse(literals), (any, method.form.len()))
}
