//! Which fields would make the types of the API too deep for the compiler.
//!
//! To see that a call can be sent to another thread, the compiler goes through the fields of its response, and through the fields of
//! these, down to the last one. It gives up after 128 steps (`recursion_limit`), in the crate of the caller. So a chain of messages
//! that is longer is cut: the value of the field is any JSON value. Message chains of Google's documents take up to 96 steps (chat
//! v1).

use std::collections::BTreeMap;

use crate::model::{Api, Draft, Field, ItemKind, Omission, Type, TypePath};

/// How many steps a chain of messages may take. The steps to 128 are left to the caller's code around a call.
const MOST_STEPS: usize = 104;

/// Steps of the compiler through a `Vec`, a `BTreeMap`, a `Box` and an `Option` to what is in it.
const LIST: usize = 4;
const MAP: usize = 8;
const BOX: usize = 2;
const OPTION: usize = 1;

/// Cuts the chains of messages that are too long.
pub(super) fn cut_long_chains(draft: &mut Draft) {
    let cut = Chains::new(draft.api()).find_cuts();
    if cut.is_empty() {
        return;
    }
    let mut omissions = Vec::new();
    draft.each_item_mut(&mut |modules, item| {
        let ItemKind::Message(fields) = &mut item.kind else {
            return;
        };
        let at = cut.get(&TypePath::new(modules, &item.name));
        for field in at.into_iter().flatten() {
            if let Some(field) = fields.get_mut(*field) {
                field.ty = Type::Json;
                omissions.push(Omission {
                    path: format!("{}.properties.{}", item.path, field.wire.0),
                    reason: "the schemas below it refer to each other too deep for the compiler: any JSON value".to_owned(),
                });
            }
        }
    });
    draft.add_omissions(omissions);
}

/// A message in a field, and how many steps it is away.
type Link = (usize, usize);

/// The messages of an API by number, with a link for each field that has a message.
struct Chains {
    paths: Vec<TypePath>,
    links: Vec<Vec<Option<Link>>>,
}

impl Chains {
    fn new(api: &Api) -> Self {
        let mut numbers: BTreeMap<TypePath, usize> = BTreeMap::new();
        let mut aliases: BTreeMap<TypePath, &Type> = BTreeMap::new();
        let mut messages: Vec<&[Field]> = Vec::new();
        let mut paths = Vec::new();
        api.each_item(&mut |modules, item| {
            let path = TypePath::new(modules, &item.name);
            match &item.kind {
                ItemKind::Message(fields) => {
                    numbers.insert(path.clone(), messages.len());
                    messages.push(fields);
                    paths.push(path);
                }
                ItemKind::Alias(ty) => {
                    aliases.insert(path, ty);
                }
                ItemKind::Enum(_) => {}
            }
        });
        let link = |field: &Field| -> Option<Link> {
            let mut steps = 1;
            let mut ty = &field.ty;
            if !matches!(ty, Type::List(_) | Type::Map(_)) {
                steps += OPTION;
            }
            loop {
                let path = match ty {
                    Type::List(inner) => {
                        (steps, ty) = (steps + LIST, inner);
                        continue;
                    }
                    Type::Map(inner) => {
                        (steps, ty) = (steps + MAP, inner);
                        continue;
                    }
                    Type::Boxed(path) => {
                        steps += BOX;
                        path
                    }
                    Type::Named(path) => path,
                    _ => return None,
                };
                match numbers.get(path) {
                    Some(number) => return Some((*number, steps)),
                    // No alias leads back to itself.
                    None => ty = aliases.get(path)?,
                }
            }
        };
        let links = messages
            .iter()
            .map(|fields| fields.iter().map(link).collect())
            .collect();
        Self { paths, links }
    }

    /// The fields to cut, by their message. A link back to a message that leads here is no step: the compiler is there already.
    fn find_cuts(&self) -> BTreeMap<TypePath, Vec<usize>> {
        let mut cuts: BTreeMap<TypePath, Vec<usize>> = BTreeMap::new();
        let mut states = vec![State::Unseen; self.links.len()];
        for start in 0..self.links.len() {
            let mut way = Vec::new();
            enter(start, &mut states, &mut way);
            while let Some(visit) = way.last_mut() {
                let link = self.links[visit.message].get(visit.field);
                let Some(link) = link else {
                    states[visit.message] = State::Below(visit.below);
                    way.pop();
                    continue;
                };
                if let Some((target, steps)) = *link {
                    match states[target] {
                        State::Unseen => {
                            // It comes back to this field when the target is known.
                            enter(target, &mut states, &mut way);
                            continue;
                        }
                        State::OnTheWay => {}
                        State::Below(below) if below + steps > MOST_STEPS => {
                            let path = self.paths[visit.message].clone();
                            cuts.entry(path).or_default().push(visit.field);
                        }
                        State::Below(below) => visit.below = visit.below.max(below + steps),
                    }
                }
                visit.field += 1;
            }
        }
        cuts
    }
}

/// What is known of a message.
#[derive(Clone, Copy)]
enum State {
    Unseen,
    OnTheWay,
    /// How many steps there are below it.
    Below(usize),
}

/// A message whose fields are looked at in turn.
struct Visit {
    message: usize,
    field: usize,
    below: usize,
}

fn enter(message: usize, states: &mut [State], way: &mut Vec<Visit>) {
    if matches!(states[message], State::Unseen) {
        states[message] = State::OnTheWay;
        way.push(Visit {
            message,
            field: 0,
            below: 0,
        });
    }
}
