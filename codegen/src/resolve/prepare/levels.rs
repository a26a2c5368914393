//! Which types would be too deep for the compiler.
//!
//! To see that a call can be sent to another thread, the compiler goes through the fields of its response, and through the fields of
//! these, down to the last one. rustdoc does the same for each struct, to list what it is (`Send`, `RefUnwindSafe` and others). Both
//! give up after 128 steps (`recursion_limit`); the compiler does so in the crate of the caller. So a chain of messages, lists and
//! maps that is longer is cut: the value of the field, of the request or of the response is any JSON value. No chain of Google's
//! documents is so long.

use std::collections::BTreeMap;

use crate::model::{Api, Draft, Field, ItemKind, Omission, Type, TypePath};

/// How many steps a chain may take. The others are left to the last type, and to the caller's code around a call.
const MOST_STEPS: usize = 104;

/// Steps through a `Vec`, a `BTreeMap`, a `Box` and an `Option` to what is in it, for `Send`. A message says itself that it is
/// `RefUnwindSafe`, which would be the longest way.
const LIST: usize = 4;
const MAP: usize = 9;
const BOX: usize = 2;
const OPTION: usize = 1;

/// Cuts the chains that are too long.
pub(super) fn cut_long_chains(draft: &mut Draft) {
    let cuts = Chains::new(draft.api()).find_cuts();
    if cuts.fields.is_empty() && cuts.bodies.is_empty() {
        return;
    }
    let mut omissions = Vec::new();
    let mut cut = |ty: &mut Type, path: String| {
        *ty = Type::Json;
        omissions.push(Omission {
            path,
            reason: "the types below it are nested too deep for the compiler: any JSON value"
                .to_owned(),
        });
    };
    draft.each_item_mut(&mut |modules, item| {
        let ItemKind::Message(fields) = &mut item.kind else {
            return;
        };
        let at = cuts.fields.get(&TypePath::new(modules, &item.name));
        for field in at.into_iter().flatten() {
            if let Some(field) = fields.get_mut(*field) {
                let path = format!("{}.properties.{}", item.path, field.wire.0);
                cut(&mut field.ty, path);
            }
        }
    });
    let mut bodies = cuts.bodies.iter().peekable();
    for (number, method) in draft.methods_mut().into_iter().enumerate() {
        while let Some((_, is_response)) = bodies.next_if(|(at, _)| *at == number) {
            let (ty, name) = match is_response {
                true => (method.response.as_mut(), "response"),
                false => (method.body.as_mut().map(|body| &mut body.ty), "request"),
            };
            if let Some(ty) = ty {
                cut(ty, format!("{}.{name}", method.path_in_document));
            }
        }
    }
    draft.add_omissions(omissions);
}

/// What is cut.
struct Cuts {
    /// The fields of each message, by their places.
    fields: BTreeMap<TypePath, Vec<usize>>,
    /// The bodies of methods, each by the number of the method and whether it is that of the response, in this order.
    bodies: Vec<(usize, bool)>,
}

/// What a type leads to.
#[derive(Clone, Copy)]
struct Link {
    /// The number of a message; `None`: a value without fields.
    target: Option<usize>,
    /// How many steps it is away.
    steps: usize,
}

/// The types of an API: its messages by number, and its aliases.
struct Types<'a> {
    numbers: BTreeMap<TypePath, usize>,
    aliases: BTreeMap<TypePath, &'a Type>,
}

impl Types<'_> {
    fn link(&self, ty: &Type) -> Link {
        let mut steps = 1;
        let mut ty = ty;
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
                _ => break,
            };
            match (self.numbers.get(path), self.aliases.get(path)) {
                (Some(number), _) => {
                    return Link {
                        target: Some(*number),
                        steps,
                    };
                }
                // No alias leads back to itself.
                (None, Some(alias)) => ty = alias,
                (None, None) => break,
            }
        }
        Link {
            target: None,
            steps,
        }
    }
}

/// The messages of an API by number, with a link for each field, and the bodies of its methods.
struct Chains {
    paths: Vec<TypePath>,
    links: Vec<Vec<Link>>,
    bodies: Vec<((usize, bool), Link)>,
}

impl Chains {
    fn new(api: &Api) -> Self {
        let mut types = Types {
            numbers: BTreeMap::new(),
            aliases: BTreeMap::new(),
        };
        let mut messages: Vec<&[Field]> = Vec::new();
        let mut paths = Vec::new();
        api.each_item(&mut |modules, item| {
            let path = TypePath::new(modules, &item.name);
            match &item.kind {
                ItemKind::Message(fields) => {
                    types.numbers.insert(path.clone(), messages.len());
                    messages.push(fields);
                    paths.push(path);
                }
                ItemKind::Alias(ty) => {
                    types.aliases.insert(path, ty);
                }
                ItemKind::Enum(_) => {}
            }
        });
        let links = messages
            .iter()
            .map(|fields| fields.iter().map(|field| types.link(&field.ty)).collect())
            .collect();
        let mut bodies = Vec::new();
        for (number, (_, method)) in api.methods().enumerate() {
            let request = method.body.as_ref().map(|body| &body.ty);
            bodies.extend(request.map(|ty| ((number, false), types.link(ty))));
            let response = method.response.as_ref();
            bodies.extend(response.map(|ty| ((number, true), types.link(ty))));
        }
        Self {
            paths,
            links,
            bodies,
        }
    }

    /// What to cut. A link back to a message that leads here is no step: the compiler is there already.
    fn find_cuts(&self) -> Cuts {
        let mut cuts: BTreeMap<TypePath, Vec<usize>> = BTreeMap::new();
        let mut states = vec![State::Unseen; self.links.len()];
        for start in 0..self.links.len() {
            let mut way = Vec::new();
            enter(start, &mut states, &mut way);
            while let Some(visit) = way.last_mut() {
                let Some(link) = self.links[visit.message].get(visit.field) else {
                    states[visit.message] = State::Below(visit.below);
                    way.pop();
                    continue;
                };
                let below = match link.target.map(|target| (target, states[target])) {
                    Some((target, State::Unseen)) => {
                        // It comes back to this field when the target is known.
                        enter(target, &mut states, &mut way);
                        continue;
                    }
                    Some((_, State::OnTheWay)) => None,
                    Some((_, State::Below(below))) => Some(below),
                    None => Some(0),
                };
                match below.map(|below| below + link.steps) {
                    Some(steps) if steps > MOST_STEPS => {
                        let path = self.paths[visit.message].clone();
                        cuts.entry(path).or_default().push(visit.field);
                    }
                    Some(steps) => visit.below = visit.below.max(steps),
                    None => {}
                }
                visit.field += 1;
            }
        }
        let is_too_deep = |link: &Link| {
            let below = link.target.map(|target| match states[target] {
                State::Below(below) => below,
                State::Unseen | State::OnTheWay => 0,
            });
            // A message alone is as deep as it may be.
            link.steps > 1 + OPTION && link.steps + below.unwrap_or_default() > MOST_STEPS
        };
        let bodies = self.bodies.iter();
        let bodies = bodies.filter(|(_, link)| is_too_deep(link));
        Cuts {
            fields: cuts,
            bodies: bodies.map(|(at, _)| *at).collect(),
        }
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
