//! The hierarchy graph is read by a DOT parser that is not ours, and holds every module and edge.

use std::collections::BTreeMap;

use ctxnic::netlist::dot;
use ctxnic::netlist::ir::Design;
use layout::gv::DotParser;
use layout::gv::parser::ast::{Graph, Stmt};

use crate::kernels;
use ctxnic::netlist::elaborate::elaborate;

fn design(name: &str) -> Design {
    let kernel = kernels::all().into_iter().find(|kernel| kernel.name == name).unwrap();
    elaborate(name, kernel.block.as_ref()).unwrap()
}

/// Nodes, and the labels of the edges by parent and child.
fn read(text: &str) -> (Vec<String>, BTreeMap<(String, String), String>) {
    let graph: Graph = DotParser::new(text).process().unwrap();
    let (mut nodes, mut edges) = (Vec::new(), BTreeMap::new());
    for statement in &graph.list.list {
        match statement {
            Stmt::Node(node) => nodes.push(node.id.name.clone()),
            Stmt::Edge(edge) => {
                let label = edge.list.list.iter().find(|(key, _)| key == "label").unwrap();
                let to = edge.to[0].0.name.clone();
                edges.insert((edge.from.name.clone(), to), label.1.clone());
            }
            _ => {}
        }
    }
    (nodes, edges)
}

#[test]
fn every_module_is_a_node_and_every_pair_of_parent_and_child_an_edge() {
    for name in ["lanes", "buses"] {
        let design = design(name);
        let (nodes, edges) = read(&dot::write(&design));
        let mut modules: Vec<&str> = design.modules.iter().map(|m| m.name.as_str()).collect();
        modules.reverse();
        assert_eq!(nodes, modules);
        let mut want = BTreeMap::new();
        for module in &design.modules {
            for instance in &module.instances {
                let child = design.module(instance.module).name.clone();
                *want.entry((module.name.clone(), child)).or_insert(0) += 1;
            }
        }
        assert_eq!(edges.len(), want.len());
        for (pair, count) in want {
            let label = &edges[&pair];
            if count > 1 {
                assert_eq!(*label, format!("{count} x"), "{pair:?}");
            }
        }
    }
}

#[test]
fn a_small_hierarchy_reads_well() {
    insta::assert_snapshot!("hierarchy_lanes", dot::write(&design("lanes")));
}
