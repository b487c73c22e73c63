//! Primitives: their text is read, and they become registers, memories and properties of their
//! parent.

use std::collections::BTreeMap;

use super::expr::bits;
use super::literal::{self, Number};
use super::widget::{self, Widget};
use crate::hw::prim::PRIM_MARK;
use crate::netlist::ir::{
    Memory, Module, NetId, Property, PropertyKind, ReadDuringWrite, Register, WritePort,
};

/// A block that becomes part of its parent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Prim {
    /// `hw::prim::Reg`, `RegEn`, and rust-hdl's `DFF` and `EdgeDFF`.
    Register {
        /// Value after reset.
        init: Number,
        /// Whether `rst` acts on it.
        reset: bool,
        /// Whether it has an enable.
        enable: bool,
    },
    /// `hw::prim::Ram` and `RamEn`.
    Ram {
        /// Words.
        depth: u32,
        /// Meeting of a read and a write.
        read_during_write: ReadDuringWrite,
        /// First contents, when there are any: all words.
        image: Vec<Number>,
        /// Whether a read enable holds the read data.
        hold: bool,
    },
    /// `hw::prim::Rom`.
    Rom {
        /// Words.
        image: Vec<Number>,
    },
    /// `hw::prim::Assert`, `Assume`, `Cover`.
    Property {
        /// Which of them.
        kind: PropertyKind,
        /// For people.
        message: String,
    },
    /// A widget of rust-hdl that is a memory.
    Widget(Widget),
}

impl Prim {
    /// Whether it has state, and so needs the clock.
    pub(super) fn has_clock(&self) -> bool {
        !matches!(self, Self::Widget(Widget::Rom { .. }))
    }

    /// Whether it becomes a memory or a property, which have names.
    pub(super) fn is_named(&self) -> bool {
        self.has_clock() && !matches!(self, Self::Register { .. })
    }
}

/// Reads a primitive's text; `None` when it is no primitive, `Err` when it is one with a bad text.
pub(super) fn parse(text: &str) -> Option<Result<Prim, String>> {
    if let Some(widget) = widget::parse(text) {
        return Some(Ok(widget));
    }
    let line = text.lines().next()?.strip_prefix(PRIM_MARK)?;
    let mut words = line.split_whitespace();
    let kind = words.next().unwrap_or("");
    let fields: BTreeMap<&str, &str> = words.filter_map(|w| w.split_once('=')).collect();
    let field =
        |key: &str| fields.get(key).copied().ok_or_else(|| format!("`{kind}` without `{key}=`"));
    let property = |kind: PropertyKind| {
        let (_, message) =
            line.split_once("message=").ok_or_else(|| format!("`{line}` without `message=`"))?;
        Ok(Prim::Property { kind, message: message.trim().to_string() })
    };
    let number = |text: &str| {
        literal::parse_hex(text).map(|(n, _)| n).ok_or_else(|| format!("bad number `{text}`"))
    };
    let prim = || match kind {
        "reg" | "regen" => Ok(Prim::Register {
            init: number(field("init")?)?,
            reset: match field("reset")? {
                "1" => true,
                "0" => false,
                other => return Err(format!("`reset={other}`: 0 or 1")),
            },
            enable: kind == "regen",
        }),
        "ram" => Ok(Prim::Ram {
            depth: field("depth")?
                .parse()
                .ok()
                .filter(|&d| d >= 2)
                .ok_or_else(|| "a depth below 2 or no number".to_string())?,
            read_during_write: match field("rdw")? {
                "old" => ReadDuringWrite::Old,
                "never" => ReadDuringWrite::Never,
                other => return Err(format!("`rdw={other}`: old or never")),
            },
            image: match fields.get("image") {
                Some(words) => words.split(',').map(number).collect::<Result<_, String>>()?,
                None => Vec::new(),
            },
            hold: match fields.get("hold") {
                None => false,
                Some(&"1") => true,
                Some(other) => return Err(format!("`hold={other}`: 1 or nothing")),
            },
        }),
        "rom" => {
            let image: Result<Vec<Number>, String> =
                field("image")?.split(',').map(number).collect();
            let image = image?;
            if image.len() < 2 { Err("fewer than 2 words".into()) } else { Ok(Prim::Rom { image }) }
        }
        "assert" => property(PropertyKind::Assert),
        "assume" => property(PropertyKind::Assume),
        "cover" => property(PropertyKind::Cover),
        other => Err(format!("unknown kind `{other}`")),
    };
    Some(prim())
}

/// Makes the primitive a part of `module`; `ports` are its signals there by their names.
pub(super) fn place(
    prim: &Prim,
    name: &str,
    ports: &BTreeMap<&str, NetId>,
    module: &mut Module,
) -> Result<(), String> {
    let port = |key: &str| {
        ports.get(key).copied().ok_or_else(|| format!("a primitive without a signal `{key}`"))
    };
    let width = |module: &Module, net: NetId| module.net(net).width;
    match prim {
        Prim::Register { init, reset, enable } => {
            let (d, q) = (port("d")?, port("q")?);
            let bits_of_q = width(module, q);
            let init = init.fit(bits_of_q, false).ok_or_else(|| {
                format!("the initial value {init} does not fit {}", bits(bits_of_q))
            })?;
            let enable = if *enable { Some(port("en")?) } else { None };
            module.registers.push(Register { q, d, enable, init, reset: *reset });
        }
        Prim::Ram { depth, read_during_write, image, hold } => {
            let (read_addr, read_data) = (port("read_addr")?, port("read_data")?);
            let write = WritePort {
                addr: port("write_addr")?,
                data: port("write_data")?,
                enable: port("write_en")?,
            };
            let word = width(module, read_data);
            let image = if image.is_empty() {
                None
            } else if image.len() as u64 == u64::from(*depth) {
                let words = image.iter().map(|n| n.fit(word, false)).collect::<Option<Vec<_>>>();
                Some(words.ok_or_else(|| format!("a word does not fit {}", bits(word)))?)
            } else {
                return Err(format!("{} words of contents for {depth} words", image.len()));
            };
            module.memories.push(Memory {
                name: name.to_string(),
                width: word,
                depth: *depth,
                read_during_write: *read_during_write,
                image,
                read_addr,
                read_data,
                read_enable: if *hold { Some(port("read_en")?) } else { None },
                write: Some(write),
            });
        }
        Prim::Rom { image } => {
            let (read_addr, read_data) = (port("read_addr")?, port("read_data")?);
            let word = width(module, read_data);
            let image: Option<Vec<_>> = image.iter().map(|n| n.fit(word, false)).collect();
            let image = image.ok_or_else(|| format!("a word does not fit {}", bits(word)))?;
            module.memories.push(Memory {
                name: name.to_string(),
                width: word,
                depth: u32::try_from(image.len()).map_err(|_| "too many words".to_string())?,
                read_during_write: ReadDuringWrite::Never,
                image: Some(image),
                read_addr,
                read_data,
                read_enable: None,
                write: None,
            });
        }
        Prim::Property { kind, message } => {
            let holds = port("holds")?;
            if width(module, holds) != 1 {
                return Err("a property of more than one bit".to_string());
            }
            module.properties.push(Property {
                name: name.to_string(),
                kind: *kind,
                holds,
                message: message.clone(),
            });
        }
        Prim::Widget(widget) => widget::place(widget, name, ports, module)?,
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Prim, parse};
    use crate::hw::prim::{Assert, Assume, Cover, Ram, Reg, RegEn, Rom};
    use crate::netlist::ir::{PropertyKind, ReadDuringWrite};
    use rust_hdl::core::ast::Verilog;
    use rust_hdl::core::prelude::{Bits, Logic};
    use rust_hdl::widgets::prelude::DFF;

    fn text(block: &dyn Logic) -> String {
        let Verilog::Custom(text) = block.hdl() else { panic!("a primitive has custom text") };
        text
    }

    #[test]
    fn the_text_of_every_primitive_is_read() {
        let register = |init: u64, reset, enable| Prim::Register {
            init: super::Number::from_i128(init.into()),
            reset,
            enable,
        };
        let same = |a: Prim, b: Prim| match (a, b) {
            (
                Prim::Register { init: a, reset: ra, enable: ea },
                Prim::Register { init: b, reset: rb, enable: eb },
            ) => assert_eq!((a.to_i128(), ra, ea), (b.to_i128(), rb, eb)),
            (a, b) => assert_eq!(a, b),
        };
        let read = |t: &str| parse(t).unwrap().unwrap();
        same(read(&text(&Reg::new(Bits::<8>::from(0x1f)))), register(0x1f, true, false));
        same(read(&text(&Reg::<bool>::without_reset())), register(0, false, false));
        same(
            read(&text(&RegEn::new(Bits::<40>::from(0xff_ffff_ffff)))),
            register(0xff_ffff_ffff, true, true),
        );
        same(read(&text(&DFF::<Bits<4>>::default())), register(0, true, false));
        assert_eq!(
            read(&text(&Ram::<4, 8, 1>::new(10).never_collides())),
            Prim::Ram {
                depth: 10,
                read_during_write: ReadDuringWrite::Never,
                image: Vec::new(),
                hold: false
            }
        );
        let rom = Rom::<2, 4>::new(vec![Bits::from(3), Bits::from(15), Bits::from(0)]);
        let property = |kind, message: &str| Prim::Property { kind, message: message.to_string() };
        assert_eq!(
            read(&text(&Assert::new("a = b, or message=c"))),
            property(PropertyKind::Assert, "a = b, or message=c")
        );
        assert_eq!(read(&text(&Assume::new(""))), property(PropertyKind::Assume, ""));
        assert_eq!(
            read(&text(&Cover::new("two\nlines"))),
            property(PropertyKind::Cover, "two lines")
        );
        let Prim::Rom { image } = read(&text(&rom)) else { panic!("a ROM") };
        assert_eq!(image.iter().map(|n| n.to_i128().unwrap()).collect::<Vec<_>>(), [3, 15, 0]);
    }

    #[test]
    fn a_bad_text_is_an_error_and_foreign_text_is_none() {
        assert_eq!(parse("assign q = d;"), None);
        assert_eq!(parse(""), None);
        for bad in [
            "// ctxnic-prim latch",
            "// ctxnic-prim",
            "// ctxnic-prim reg init=8'h0",
            "// ctxnic-prim reg init=zero reset=1",
            "// ctxnic-prim reg init=8'h0 reset=2",
            "// ctxnic-prim ram depth=1 rdw=old",
            "// ctxnic-prim ram depth=4 rdw=new",
            "// ctxnic-prim ram depth=4 rdw=old hold=2",
            "// ctxnic-prim rom image=4'h1",
            "// ctxnic-prim assert",
        ] {
            assert!(parse(bad).unwrap().is_err(), "{bad}");
        }
    }
}
