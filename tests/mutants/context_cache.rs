//! Bugs planted in the context cache and in the switch controller: a condition forgotten, a wait
//! skipped, a value of the wrong place. Each is an edit of the netlist of one block.

use ctxnic::netlist::check::verify;
use ctxnic::netlist::ir::{BinaryOp, Design, Expr, Module};

use super::edit::{
    and, assign, bits, block, delay, eq, net, not, not_filling, replace, undelay, variant, ways,
};

/// A bug by name.
pub(crate) struct Mutant {
    /// `context-...` or `switch-...`.
    pub(crate) name: &'static str,
    /// What the golden model, or a test of figures, has to say about it; empty: it is for a proof only.
    pub(crate) complaint: &'static str,
    /// The property that finds it in a proof: the end of the block's name, and the property's.
    pub(crate) property: Option<(&'static str, &'static str)>,
    /// For a bug of the directory: at which of its geometries.
    pub(crate) proof: &'static str,
    plant: fn(&mut Design) -> bool,
}

impl Mutant {
    /// Plants it; an error when it does not fit, or leaves no design.
    pub(crate) fn plant(&self, design: &mut Design) -> Result<(), String> {
        if !(self.plant)(design) {
            return Err(format!("{}: there is no such place", self.name));
        }
        verify(design).map_err(|found| format!("{}: {found}", self.name))
    }
}

/// The bug of a name.
pub(crate) fn named(name: &str) -> &'static Mutant {
    ALL.iter().find(|mutant| mutant.name == name).unwrap_or_else(|| panic!("no mutant {name}"))
}

/// All of them.
pub(crate) const ALL: &[Mutant] = &[
    Mutant {
        name: "context-way-in-use-evicted",
        complaint: "here, free, and told to ask again",
        property: Some(("directory", "no_way_in_use_goes")),
        proof: "directory_one_way",
        plant: |design| {
            assign(design, "directory", "replacement_may", |m| {
                Some(ways(m, |entry| and(not_filling(entry), not(bits(entry, 17, 1)))))
            })
        },
    },
    Mutant {
        name: "context-pinned-evicted",
        complaint: "here, free, and told to ask again",
        property: Some(("directory", "no_pinned_goes")),
        proof: "directory_one_set",
        plant: |design| {
            assign(design, "directory", "replacement_may", |m| {
                Some(ways(m, |entry| {
                    and(not_filling(entry), eq(bits(entry, 24, 8), Expr::number(8, 0)))
                }))
            })
        },
    },
    Mutant {
        name: "context-victim-not-written-back",
        complaint: "fetched before it was written back",
        property: Some(("directory", "victim_is_written")),
        proof: "directory_one_way",
        plant: |design| {
            assign(design, "directory", "leaving", |m| {
                let kept = bits(&net(m, "here"), 21, 3);
                let kept = Expr::mux(net(m, "write_back"), kept, Expr::number(3, 0));
                Some(Expr::mux(net(m, "take_way"), Expr::number(3, 0), kept))
            })
        },
    },
    Mutant {
        name: "context-fetch-before-read-out",
        complaint: "written last",
        property: Some(("mshr", "order")),
        proof: "directory_one_way",
        plant: |design| {
            assign(design, "mshr", "job_valid", |m| {
                Some(eq(net(m, "fetch_state_q"), variant(m, "fetch_state_q", 1)))
            })
        },
    },
    Mutant {
        name: "context-second-fetch-of-a-vif",
        complaint: "fetched twice at a time",
        property: Some(("tags", "unique_")),
        proof: "directory_one_set",
        plant: |design| {
            assign(design, "directory", "hit", |m| {
                Some(eq(bits(&net(m, "matched_32"), 0, 2), Expr::number(2, 1)))
            })
        },
    },
    Mutant {
        name: "context-lock-ignored",
        complaint: "is granted to another",
        property: Some(("directory", "exclusive")),
        proof: "directory_one_way",
        plant: |design| {
            let lock = |m: &Module| bits(&net(m, "here"), 24, 3);
            let none = |_: &Module| Expr::number(3, 0);
            replace(design, "directory", "grant", lock, none)
                && replace(design, "directory", "status", lock, none)
        },
    },
    Mutant {
        name: "context-change-forgotten",
        complaint: "fetched before it was written back",
        property: None,
        proof: "directory_one_way",
        plant: |design| {
            replace(
                design,
                "directory",
                "next_entry",
                |m| bits(&net(m, "op_q"), 30, 3),
                |_| Expr::number(3, 0),
            )
        },
    },
    Mutant {
        name: "context-crc-unchecked",
        complaint: "a bad record: (3, Ok)",
        property: None,
        proof: "directory_one_way",
        plant: |design| {
            let crc = |m: &Module| net(m, "checksum_crc");
            replace(design, "check", "fault", crc, |m| net(m, "wanted_crc_q"))
        },
    },
    Mutant {
        name: "context-id-unchecked",
        complaint: "a bad record: (7, Ok)",
        property: None,
        proof: "directory_one_way",
        plant: |design| assign(design, "check", "id_bad_d", |_| Some(Expr::number(1, 0))),
    },
    Mutant {
        name: "context-bus-error-ignored",
        complaint: "a bad record: (4, ",
        property: None,
        proof: "directory_one_way",
        plant: |design| {
            let error = |m: &Module| net(m, "m_axi_rresp");
            replace(design, "fetch", "wrong", error, |_| Expr::number(2, 0))
        },
    },
    Mutant {
        name: "context-quarantine-ignored",
        complaint: "granted in quarantine",
        property: Some(("directory", "no_grant_in_quarantine")),
        proof: "directory_one_way",
        plant: |design| {
            let word = |m: &Module| net(m, "quarantined");
            let none = |_: &Module| Expr::number(1, 0);
            ["grant", "status", "want", "wait_", "take_way", "fetch"]
                .iter()
                .all(|name| replace(design, "directory", name, word, none))
        },
    },
    Mutant {
        name: "context-grant-late",
        complaint: "(Ok, 38), not (Ok, 37)",
        property: None,
        proof: "directory_one_way",
        plant: |design| {
            let module = block(design, "context_cache");
            let names: Vec<String> =
                module.ports.iter().map(|p| module.net(p.net).name.clone()).collect();
            let late = |name: &&String| name.starts_with("rsp_");
            names.iter().filter(late).fold(false, |_, name| delay(module, name))
        },
    },
    Mutant {
        name: "context-grant-early",
        complaint: "(Ok, 36), not (Ok, 37)",
        property: None,
        proof: "directory_one_way",
        plant: |design| {
            let module = block(design, "directory");
            ["answer", "answer_source", "answer_tag", "answer_status", "answer_slot"]
                .iter()
                .all(|name| undelay(module, &format!("{name}_q")))
        },
    },
    Mutant {
        name: "context-flush-before-response",
        complaint: "done before the response",
        property: Some(("back", "answered")),
        proof: "directory_one_way",
        plant: |design| {
            let due = |m: &Module| net(m, "due_q");
            replace(design, "back", "doing_d", due, |_| Expr::number(3, 0))
        },
    },
    Mutant {
        name: "context-refetch-before-response",
        complaint: "fetched while its write-back is not answered",
        property: Some(("directory", "no_fetch_during_write_back")),
        proof: "directory_one_way",
        plant: |design| {
            assign(design, "directory", "can_fetch", |m| Some(net(m, "misses_any_free")))
        },
    },
    Mutant {
        name: "context-other-copy-fetched",
        complaint: "is not valid",
        property: None,
        proof: "directory_one_way",
        plant: |design| {
            assign(design, "directory", "misses_alloc_copy", |m| {
                Some(not(bits(&net(m, "vifs_word"), 2, 1)))
            })
        },
    },
    Mutant {
        name: "context-update-answered-early",
        complaint: "quarantined without a reason",
        property: None,
        proof: "directory_one_way",
        plant: |design| {
            let update = |m: &Module| eq(net(m, "kind_q"), Expr::number(4, 11));
            replace(design, "command", "turn_d", update, |_| Expr::number(1, 0))
        },
    },
    Mutant {
        name: "context-pins-unlimited",
        complaint: "Pin of VIF 11 ends with Ok",
        property: None,
        proof: "directory_one_way",
        plant: |design| assign(design, "directory", "crowd", |_| Some(Expr::number(1, 0))),
    },
    Mutant {
        name: "context-prefetch-ignores-class",
        complaint: "a prefetch by a lower class",
        property: None,
        proof: "directory_one_way",
        plant: |design| {
            assign(design, "directory", "replacement_limited", |_| Some(Expr::number(1, 0)))
        },
    },
    Mutant {
        name: "context-late-beats-taken",
        complaint: "quarantined without a reason",
        property: None,
        proof: "directory_one_way",
        plant: |design| assign(design, "fetch", "drop_d", |_| Some(Expr::number(8, 0))),
    },
    Mutant {
        name: "context-quiesce-lets-in",
        complaint: "quiesce: InUse, not Ok",
        property: None,
        proof: "directory_one_way",
        plant: |design| {
            let idle = |m: &Module| eq(bits(&net(m, "here"), 27, 5), Expr::number(5, 0));
            let never = |_: &Module| Expr::number(1, 0);
            replace(design, "directory", "grant", idle, never)
                && replace(design, "directory", "status", idle, never)
        },
    },
    Mutant {
        name: "context-slot-of-the-neighbour",
        complaint: "written last",
        property: None,
        proof: "directory_one_way",
        plant: |design| {
            // The write-back and the fetch go one place too far; the answer names the right one.
            replace(
                design,
                "directory",
                "misses_alloc_slot",
                |m| net(m, "way"),
                |m| Expr::binary(BinaryOp::Xor, net(m, "way"), Expr::number(5, 1)),
            )
        },
    },
    Mutant {
        name: "context-quarantine-forgotten",
        complaint: "granted in quarantine",
        property: Some(("directory", "quarantine_lasts")),
        proof: "directory_one_way",
        plant: |design| {
            let marked =
                |m: &Module| Expr::binary(BinaryOp::Or, net(m, "vifs_word"), Expr::number(3, 2));
            replace(design, "directory", "next_word", marked, |m| net(m, "vifs_word"))
        },
    },
    Mutant {
        name: "context-flush-writes-nothing",
        complaint: "",
        property: Some(("directory", "dirty_is_kept")),
        proof: "directory_one_way",
        plant: |design| {
            assign(design, "directory", "leaving", |m| {
                let gone = bits(&net(m, "gone"), 21, 3);
                Some(Expr::mux(net(m, "take_way"), gone, Expr::number(3, 0)))
            })
        },
    },
    Mutant {
        name: "context-first-way-always",
        complaint: "",
        property: Some(("replacement", "among")),
        proof: "directory_one_set",
        plant: |design| assign(design, "replacement", "chosen", |_| Some(Expr::number(32, 1))),
    },
    Mutant {
        name: "context-no-victim-named",
        complaint: "",
        property: Some(("replacement", "found")),
        proof: "directory_one_way",
        plant: |design| assign(design, "replacement", "chosen", |_| Some(Expr::number(32, 0))),
    },
    Mutant {
        name: "context-two-victims",
        complaint: "",
        property: Some(("replacement", "single")),
        proof: "directory_one_set",
        plant: |design| assign(design, "replacement", "chosen", |m| Some(net(m, "may"))),
    },
    Mutant {
        name: "context-set-of-other-bits",
        complaint: "",
        property: Some(("tags", "at_home")),
        proof: "directory",
        plant: |design| {
            assign(design, "directory", "set", |m| {
                Some(Expr::resize(bits(&net(m, "vif"), 1, 1), 8))
            })
        },
    },
    Mutant {
        name: "context-second-way-of-a-vif",
        complaint: "",
        property: Some(("tags", "apart")),
        proof: "directory_one_set",
        plant: |design| {
            assign(design, "directory", "hit", |m| {
                Some(eq(bits(&net(m, "matched_32"), 0, 2), Expr::number(2, 1)))
            })
        },
    },
    Mutant {
        name: "context-waits-for-the-victim",
        complaint: "",
        property: Some(("directory", "filling_has_register")),
        proof: "directory_one_set",
        plant: |design| {
            let vif = |m: &Module| net(m, "vif_q_q");
            replace(design, "mshr", "joins", vif, |m| net(m, "victim_q_q"))
        },
    },
    Mutant {
        name: "context-register-taken-twice",
        complaint: "",
        property: Some(("misses", "never_full")),
        proof: "directory_one_way",
        plant: |design| {
            assign(design, "directory", "can_fetch", |m| Some(not(net(m, "misses_any_holds"))))
        },
    },
    Mutant {
        name: "context-fetch-of-a-vif-that-is-here",
        complaint: "",
        property: Some(("misses", "one_fetch")),
        proof: "directory_one_set",
        plant: |design| {
            assign(design, "directory", "hit", |m| {
                Some(eq(bits(&net(m, "matched_32"), 0, 2), Expr::number(2, 1)))
            })
        },
    },
    Mutant {
        name: "context-word-taken-unready",
        complaint: "",
        property: Some(("back", "steady")),
        proof: "directory_one_way",
        plant: |design| {
            let ready = |m: &Module| net(m, "m_axi_wready");
            replace(design, "back", "beat", ready, |_| Expr::number(1, 1))
        },
    },
    Mutant {
        name: "context-word-too-many",
        complaint: "",
        property: Some(("back", "counted")),
        proof: "directory_one_way",
        plant: |design| assign(design, "back", "pending_d", |_| Some(Expr::number(1, 1))),
    },
    Mutant {
        name: "context-word-lost",
        complaint: "",
        property: Some(("back", "balanced")),
        proof: "",
        plant: |design| assign(design, "back", "pending_d", |_| Some(Expr::number(1, 0))),
    },
    Mutant {
        name: "context-address-withdrawn",
        complaint: "",
        property: Some(("fetch", "steady")),
        proof: "directory_one_way",
        plant: |design| {
            let ready = |m: &Module| net(m, "m_axi_arready");
            replace(design, "fetch", "ask_d", ready, |_| Expr::number(1, 1))
        },
    },
    Mutant {
        name: "switch-tag-used-twice",
        complaint: "",
        property: Some(("switch_controller", "one_tag")),
        proof: "directory_one_way",
        plant: |design| {
            assign(design, "switch_controller", "free_one", |_| Some(Expr::number(8, 1)))
        },
    },
    Mutant {
        name: "switch-request-withdrawn",
        complaint: "",
        property: Some(("switch_controller", "steady")),
        proof: "directory_one_way",
        plant: |design| {
            let ready = |m: &Module| net(m, "req_ready");
            replace(design, "switch_controller", "phase_d", ready, |_| Expr::number(1, 1))
        },
    },
    Mutant {
        name: "switch-lowest-class-first",
        complaint: "due: ",
        property: None,
        proof: "directory_one_way",
        plant: |design| {
            // The last of the loop wins: the classes as if none ever stood back, from the other end.
            assign(design, "switch_controller", "found_class", |m| {
                let class = (0..8).fold(Expr::number(3, 0), |below, class| {
                    let filled = net(m, &format!("filled_{class}_q"));
                    Expr::mux(filled, Expr::number(3, class), below)
                });
                Some(class)
            }) && assign(design, "switch_controller", "found_vif", |m| {
                let vif = (0..8).fold(Expr::number(12, 0), |below, class| {
                    let filled = net(m, &format!("filled_{class}_q"));
                    Expr::mux(filled, net(m, &format!("head_{class}_q")), below)
                });
                Some(vif)
            })
        },
    },
    Mutant {
        name: "switch-no-tag-kept",
        complaint: "request: ",
        property: Some(("switch_controller", "kept_free")),
        proof: "directory_one_way",
        plant: |design| {
            replace(
                design,
                "switch_controller",
                "found",
                |m| net(m, "spare"),
                |_| Expr::number(1, 1),
            )
        },
    },
    Mutant {
        name: "switch-listed-twice",
        complaint: "due: ",
        property: None,
        proof: "directory_one_way",
        plant: |design| {
            let listed = |m: &Module| bits(&net(m, "words_word"), 2, 1);
            (0..8).all(|class| {
                let name = format!("filled_{class}_d");
                replace(design, "switch_controller", &name, listed, |_| Expr::number(1, 0))
            }) && (0..8).all(|class| {
                let name = format!("tail_{class}_d");
                replace(design, "switch_controller", &name, listed, |_| Expr::number(1, 0))
            }) && replace(design, "switch_controller", "next_write_en", listed, |_| {
                Expr::number(1, 0)
            })
        },
    },
    Mutant {
        name: "switch-taken-from-nothing",
        complaint: "",
        property: Some(("switch_controller", "counted")),
        proof: "directory_one_way",
        plant: |design| {
            assign(design, "switch_controller", "taking_d", |_| Some(Expr::number(1, 1)))
        },
    },
    Mutant {
        name: "switch-pieces-forgotten",
        complaint: "pieces: ",
        property: None,
        proof: "directory_one_way",
        plant: |design| {
            replace(
                design,
                "switch_controller",
                "words_write_word",
                |m| Expr::binary(BinaryOp::Or, net(m, "want"), net(m, "pieces_q")),
                |m| net(m, "pieces_q"),
            )
        },
    },
    Mutant {
        name: "switch-again-dropped",
        complaint: "due: ",
        property: None,
        proof: "directory_one_way",
        plant: |design| {
            (0..2).all(|tag| {
                assign(design, "switch_controller", &format!("retry_{tag}_d"), |_| {
                    Some(Expr::number(1, 0))
                })
            })
        },
    },
    Mutant {
        name: "switch-never-stands-back",
        complaint: "due: ",
        property: None,
        proof: "directory_one_way",
        plant: |design| {
            (0..8).all(|class| {
                assign(design, "switch_controller", &format!("paused_{class}_d"), |_| {
                    Some(Expr::number(1, 0))
                })
            })
        },
    },
    Mutant {
        name: "switch-first-source-always",
        complaint: "taken: Some(0)",
        property: None,
        proof: "directory_one_way",
        plant: |design| assign(design, "switch_controller", "turn_d", |_| Some(Expr::number(8, 1))),
    },
];
