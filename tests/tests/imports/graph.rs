//! Which file uses an item of which other file.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use petgraph::algo::tarjan_scc;
use petgraph::graph::DiGraph;

use crate::source::{Module, Sources, modules};

/// The files of a crate, and the arrows between them.
pub(crate) struct Graph {
    pub(crate) files: BTreeSet<String>,
    /// From a file to the file that defines what it uses; with the path that it wrote, one of maybe several.
    pub(crate) arrows: BTreeMap<(String, String), String>,
}

/// Where a path leads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    Module(usize),
    /// An item, by the file that defines it.
    File(String),
}

impl Graph {
    pub(crate) fn of(sources: &Sources) -> Self {
        let modules = modules(sources);
        let names = Names { modules: &modules };
        let mut arrows = BTreeMap::new();
        for (at, module) in modules.iter().enumerate() {
            // To pass an item on is not to use it. Where the module uses it too, its code has the name.
            let imported = module.imports.iter().filter(|import| !import.exported);
            for path in imported.map(|import| &import.path).chain(&module.named) {
                for target in names.resolve(at, path) {
                    match target {
                        Target::File(file) if file != module.file => {
                            let arrow = (module.file.clone(), file);
                            arrows.entry(arrow).or_insert_with(|| path.join("::"));
                        }
                        _ => {}
                    }
                }
            }
        }
        Self {
            files: modules.iter().map(|module| module.file.clone()).collect(),
            arrows,
        }
    }

    /// The circles: files that lead to each other, in alphabetical order.
    pub(crate) fn circles(&self) -> BTreeSet<Vec<&str>> {
        let mut graph: DiGraph<&str, ()> = DiGraph::new();
        let nodes: BTreeMap<&str, _> = self
            .files
            .iter()
            .map(|file| (file.as_str(), graph.add_node(file)))
            .collect();
        for (from, to) in self.arrows.keys() {
            graph.add_edge(nodes[from.as_str()], nodes[to.as_str()], ());
        }
        tarjan_scc(&graph)
            .into_iter()
            .filter(|circle| circle.len() > 1)
            .map(|circle| {
                let mut files: Vec<&str> = circle.into_iter().map(|node| graph[node]).collect();
                files.sort_unstable();
                files
            })
            .collect()
    }

    /// The shortest way from one of these files back to itself.
    pub(crate) fn shortest(&self, circle: &[&str]) -> Vec<&str> {
        let ways = circle.iter().filter_map(|file| self.way_back(file));
        ways.min_by_key(Vec::len).unwrap_or_default()
    }

    /// The files from this one to itself, by the fewest arrows.
    fn way_back(&self, file: &str) -> Option<Vec<&str>> {
        let start = self.files.get(file)?;
        let mut before: BTreeMap<&str, &str> = BTreeMap::new();
        let mut next = VecDeque::from([start.as_str()]);
        while let Some(at) = next.pop_front() {
            let from_here = self.arrows.keys().filter(|(from, _)| from == at);
            for to in from_here.map(|(_, to)| to.as_str()) {
                if before.contains_key(to) {
                    continue;
                }
                before.insert(to, at);
                next.push_back(to);
            }
        }
        let mut way = vec![start.as_str()];
        loop {
            let last = before.get(way.last()?)?;
            way.push(last);
            if *last == start {
                way.reverse();
                return Some(way);
            }
        }
    }

    /// The arrows between these files: a line each.
    pub(crate) fn shown(&self, files: &[&str]) -> String {
        self.arrows
            .iter()
            .filter(|((from, to), _)| files.contains(&&**from) && files.contains(&&**to))
            .map(|((from, to), path)| format!("    {from} → {to}: `{path}`\n"))
            .collect()
    }
}

/// Looks names up, as the compiler does, but for visibility.
struct Names<'m> {
    modules: &'m [Module],
}

/// The names that are being looked up, each in its module: two modules may import all of each other.
type Pending = BTreeSet<(usize, String)>;

impl Names<'_> {
    /// What a path means that is written in a module; nothing if it leads out of the crate.
    fn resolve(&self, at: usize, path: &[String]) -> BTreeSet<Target> {
        self.follow(at, path, &mut Pending::new())
    }

    fn follow(&self, at: usize, path: &[String], pending: &mut Pending) -> BTreeSet<Target> {
        let mut module = at;
        let mut rest = path;
        while let Some((first, after)) = rest.split_first() {
            match first.as_str() {
                "crate" => module = 0,
                "self" => {}
                "super" => module = self.modules[module].parent,
                _ => break,
            }
            rest = after;
        }
        let Some((name, after)) = rest.split_first() else {
            return [Target::Module(module)].into();
        };
        let mut found = self.look_up(module, name, after, pending);
        // A macro may define it: then it is of the module in which it was looked for.
        if found.is_empty() && rest.len() < path.len() {
            found.insert(Target::File(self.modules[module].file.clone()));
        }
        found
    }

    /// A name in a module, and the path that is `after` it.
    fn look_up(
        &self,
        at: usize,
        name: &str,
        after: &[String],
        pending: &mut Pending,
    ) -> BTreeSet<Target> {
        let key = (at, name.to_owned());
        if !pending.insert(key.clone()) {
            return BTreeSet::new();
        }
        let module = &self.modules[at];
        let mut found = BTreeSet::new();
        let mut targets: BTreeSet<Target> = BTreeSet::new();
        targets.extend(module.children.get(name).copied().map(Target::Module));
        // A function may be called like a module beside it, but leads nowhere.
        if module.items.contains(name) && (after.is_empty() || targets.is_empty()) {
            found.insert(Target::File(module.file.clone()));
        }
        for import in &module.imports {
            match &import.name {
                Some(known) if known == name => {
                    targets.extend(self.follow(at, &import.path, pending));
                }
                Some(_) => {}
                None => {
                    for target in self.follow(at, &import.path, pending) {
                        if let Target::Module(module) = target {
                            found.extend(self.look_up(module, name, after, pending));
                        }
                    }
                }
            }
        }
        let has_module = targets
            .iter()
            .any(|target| matches!(target, Target::Module(_)));
        for target in targets {
            match target {
                // Nor does one that is passed on beside a module of its name.
                Target::File(_) if has_module && !after.is_empty() => {}
                Target::Module(module) => {
                    let path = [&["self".to_owned()], after].concat();
                    found.extend(self.follow(module, &path, pending));
                }
                file => {
                    found.insert(file);
                }
            }
        }
        pending.remove(&key);
        found
    }
}
