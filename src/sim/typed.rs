//! Signals of a simulation by their Rust type: what a block's `Signal<_, T>` carries is what is read
//! and set.
//!
//! ```
//! use ctxnic::sim::typed::BlockSim;
//! use ctxnic::hw::frame_fifo::FrameFifo;
//! use rust_hdl::core::prelude::*;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mut sim = BlockSim::new("fifo", FrameFifo::<4>::default())?;
//! let tdata = sim.port(|fifo| &fifo.s_axis_tdata)?;
//! let ready = sim.port(|fifo| &fifo.s_axis_tready)?;
//! sim.reset(2);
//! sim.set(&tdata, 0x1234_u64.into())?;
//! assert!(sim.get(&ready)?);
//! # Ok(())
//! # }
//! ```
//!
//! [`Sim::get`] wants a type that can be made from bits ([`FromValue`]): `bool`, `Bits<N>`,
//! `Signed<N>`, and enums and structs that are named once in [`sim_states`](crate::sim_states) or
//! [`sim_struct`](crate::sim_struct). Setting and comparing takes any type of a signal.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use rust_hdl::core::prelude::{
    Atom, Bit, Bits, Block, Clock, Direction, Signal, Signed, Synth, TypeDescriptor, TypeKind,
    signed_cast,
};

use crate::diag::Diagnostics;
use crate::netlist::elaborate::{FieldNet, elaborate_with_fields, value_of, width_of};
use crate::netlist::value::Value;

use super::error::SimError;
use super::handle::{Handle, Input, Poke};
use super::model::{EngineKind, Model};
use super::run::Sim;

/// A type of signals that can be made from its bits.
pub trait FromValue: Synth {
    /// The value with these bits, `T::BITS` of them; `None` when no value has them.
    fn from_value(value: &Value) -> Option<Self>;
}

impl FromValue for Bit {
    fn from_value(value: &Value) -> Option<Self> {
        Some(value.bit(0))
    }
}

impl<const N: usize> FromValue for Bits<N> {
    fn from_value(value: &Value) -> Option<Self> {
        if N <= 64 {
            return value.to_u64().map(Self::from);
        }
        let ones = (0..N).filter(|&at| u32::try_from(at).is_ok_and(|at| value.bit(at)));
        Some(ones.fold(Self::default(), |bits, at| bits.replace_bit(at, true)))
    }
}

impl<const N: usize> FromValue for Signed<N> {
    fn from_value(value: &Value) -> Option<Self> {
        Bits::from_value(value).map(signed_cast)
    }
}

/// The bits of a value of a signal's type; `None` when the type's `BITS` is wrong.
#[must_use]
pub fn to_value<T: Synth>(value: T) -> Option<Value> {
    value_of(value)
}

/// Makes the states of enums readable: `sim_states!(Phase { Red, Green, Amber });`. The compiler
/// checks that none is missing.
#[macro_export]
macro_rules! sim_states {
    ($ty:ident { $($variant:ident),+ $(,)? }) => {
        impl $crate::sim::typed::FromValue for $ty {
            fn from_value(value: &$crate::netlist::value::Value) -> Option<Self> {
                // What is left out above is missing here.
                let bits = |state: Self| match state {
                    $($ty::$variant => $crate::sim::typed::to_value(state),)+
                };
                [$($ty::$variant),+].into_iter().find(|&state| bits(state).as_ref() == Some(value))
            }
        }
    };
}

/// Makes structs readable: `sim_struct!(Beat { data, end });`. The compiler checks that no field is
/// missing.
#[macro_export]
macro_rules! sim_struct {
    ($ty:ident { $($field:ident),+ $(,)? }) => {
        impl $crate::sim::typed::FromValue for $ty {
            fn from_value(value: &$crate::netlist::value::Value) -> Option<Self> {
                Some(Self {
                    $($field: $crate::sim::typed::field_from::<Self, _>(value, stringify!($field))?,)+
                })
            }
        }
    };
}

/// The field of a struct, from the bits of the struct. For [`sim_struct`](crate::sim_struct).
#[must_use]
pub fn field_from<S: Synth, T: FromValue>(value: &Value, field: &str) -> Option<T> {
    let (lo, ty) = part_of(&S::descriptor(), field)?;
    T::from_value(&value.slice(lo, width_of(&ty)))
}

/// Lowest bit and type of a field; `a.b` is a field of a field. The first field is lowest.
fn part_of(ty: &TypeDescriptor, path: &str) -> Option<(u32, TypeDescriptor)> {
    let TypeKind::Composite(fields) = &ty.kind else { return None };
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let mut lo = 0;
    for field in fields {
        if field.fieldname == name {
            let Some(rest) = rest else { return Some((lo, field.kind.clone())) };
            return part_of(&field.kind, rest).map(|(more, ty)| (lo + more, ty));
        }
        lo += width_of(&field.kind);
    }
    None
}

/// All fields that hold no fields, by name: `valid`, `tag.phase`.
fn field_names(ty: &TypeDescriptor, above: &str, out: &mut Vec<String>) {
    let TypeKind::Composite(fields) = &ty.kind else { return };
    for field in fields {
        let name = format!("{above}{}", field.fieldname);
        match &field.kind.kind {
            TypeKind::Composite(_) => field_names(&field.kind, &format!("{name}."), out),
            _ => out.push(name),
        }
    }
}

fn last_segment(variant: &str) -> &str {
    variant.rsplit("::").next().unwrap_or(variant)
}

/// A value as a person reads it: names of states and fields, else `8'h1f`.
fn text(ty: &TypeDescriptor, value: &Value) -> String {
    match &ty.kind {
        TypeKind::Enum(variants) => value
            .to_u64()
            .and_then(|code| variants.get(usize::try_from(code).ok()?))
            .map_or_else(|| value.to_string(), |variant| last_segment(variant).to_string()),
        TypeKind::Composite(fields) => {
            let mut lo = 0;
            let mut parts = Vec::new();
            for field in fields {
                let width = width_of(&field.kind);
                let part = text(&field.kind, &value.slice(lo, width));
                parts.push(format!("{}: {part}", field.fieldname));
                lo += width;
            }
            format!("{{{}}}", parts.join(", "))
        }
        TypeKind::Bits(_) | TypeKind::Signed(_) => value.to_string(),
    }
}

/// A signal of a simulation that carries a `T`.
pub struct Typed<T> {
    path: String,
    handle: Handle,
    /// Where it can be set.
    input: Option<Input>,
    of: PhantomData<fn() -> T>,
}

impl<T> Typed<T> {
    /// Its path below the top.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The signal without its type.
    #[must_use]
    pub fn handle(&self) -> Handle {
        self.handle
    }
}

impl<T> Clone for Typed<T> {
    fn clone(&self) -> Self {
        Self { path: self.path.clone(), handle: self.handle, input: self.input, of: PhantomData }
    }
}

impl<T: Synth> fmt::Debug for Typed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, T::descriptor().name)
    }
}

impl Sim {
    /// A signal by its path and Rust type: `sim.typed::<Bits<8>>("count")`.
    ///
    /// # Errors
    /// When no signal has that path, when it is of another width, or an enum of other states.
    pub fn typed<T: Synth>(&self, path: &str) -> Result<Typed<T>, SimError> {
        let handle = self.handle(path)?;
        let ty = T::descriptor();
        let width = width_of(&ty);
        if handle.width() != width || T::BITS != width as usize {
            let found = format!("`{}` of {} bits", ty.name, T::BITS);
            let allowed = format!("{} bits, as the block says", handle.width());
            let text = "the type has another width than the signal";
            return Err(self.error(path, text).with_values(allowed, found));
        }
        if let (TypeKind::Enum(variants), Some(states)) = (&ty.kind, self.states(path)?) {
            let variants: Vec<&str> = variants.iter().map(|v| last_segment(v)).collect();
            if variants != states {
                let error = self.error(path, "an enum of other states: take that of the block");
                let found = format!("`{}`: {}", ty.name, variants.join(", "));
                return Err(error.with_values(states.join(", "), found));
            }
        }
        let input = self.settable(path).ok();
        Ok(Typed { path: path.to_string(), handle, input, of: PhantomData })
    }

    /// The value of a signal.
    ///
    /// # Errors
    /// When its bits are no value of the type: a code that no state of an enum has.
    pub fn get<T: FromValue>(&self, signal: &Typed<T>) -> Result<T, SimError> {
        let value = self.peek_value(signal.handle);
        T::from_value(&value).ok_or_else(|| {
            let allowed = match T::descriptor().kind {
                TypeKind::Enum(variants) => format!("0 to {}", variants.len().saturating_sub(1)),
                _ => format!("bits of a `{}`, field by field", T::descriptor().name),
            };
            let text = "the bits are no value of the type: `peek` reads any";
            self.error(&signal.path, text).with_values(allowed, value)
        })
    }

    /// Sets an input of the top, or a register.
    ///
    /// # Errors
    /// When the signal is neither.
    pub fn set<T: Synth>(&mut self, signal: &Typed<T>, value: T) -> Result<(), SimError> {
        let bits = to_value(value).ok_or_else(|| {
            let error = self.error(&signal.path, "a value beyond the bits of its type");
            error.with_values(format!("at most {} bits", T::BITS), format!("{value:?}"))
        })?;
        let input = self.input_of(signal)?;
        self.poke_value(input, &bits);
        Ok(())
    }

    /// Whether a signal has that value. Also for types that [`Sim::get`] does not know.
    #[must_use]
    pub fn is<T: Synth>(&self, signal: &Typed<T>, value: T) -> bool {
        to_value(value) == Some(self.peek_value(signal.handle))
    }

    /// The value of a signal as a person reads it: `Red`, `{data: 64'h0, end: 4'h8}`, `8'h1f`.
    #[must_use]
    pub fn text<T: Synth>(&self, signal: &Typed<T>) -> String {
        text(&T::descriptor(), &self.peek_value(signal.handle))
    }

    /// A field of a signal that carries a struct; `a.b` is a field of a field.
    ///
    /// # Errors
    /// When there is no such field.
    pub fn get_field<T: Synth>(&self, signal: &Typed<T>, field: &str) -> Result<Value, SimError> {
        let (lo, ty) = self.part(signal, field)?;
        Ok(self.peek_value(signal.handle).slice(lo, width_of(&ty)))
    }

    /// Sets a field of an input or register that carries a struct.
    ///
    /// # Errors
    /// When there is no such field, the number does not fit it, or the signal cannot be set.
    pub fn set_field<T: Synth>(
        &mut self,
        signal: &Typed<T>,
        field: &str,
        value: impl Into<Poke>,
    ) -> Result<(), SimError> {
        let (lo, ty) = self.part(signal, field)?;
        let input = self.input_of(signal)?;
        let path = format!("{}.{field}", signal.path);
        let new = self.fitted(&path, width_of(&ty), value.into())?;
        let mut whole = self.peek_value(signal.handle);
        (0..new.width()).for_each(|at| whole.set_bit(lo + at, new.bit(at)));
        self.poke_value(input, &whole);
        Ok(())
    }

    /// A field as a person reads it: the name of a state, the fields of a field, else `8'h1f`.
    ///
    /// # Errors
    /// When there is no such field.
    pub fn get_field_text<T: Synth>(
        &self,
        signal: &Typed<T>,
        field: &str,
    ) -> Result<String, SimError> {
        let (lo, ty) = self.part(signal, field)?;
        Ok(text(&ty, &self.peek_value(signal.handle).slice(lo, width_of(&ty))))
    }

    /// Sets a field that is an enum to a state, by name.
    ///
    /// # Errors
    /// When there is no such field or state, the field is no enum, or the signal cannot be set.
    pub fn set_field_state<T: Synth>(
        &mut self,
        signal: &Typed<T>,
        field: &str,
        state: &str,
    ) -> Result<(), SimError> {
        let (_, ty) = self.part(signal, field)?;
        let path = format!("{}.{field}", signal.path);
        let TypeKind::Enum(variants) = &ty.kind else {
            let error = self.error(path, "no enum: `set_field` takes numbers");
            return Err(error.with_values(format!("a `{}`", ty.name), state));
        };
        let states: Vec<&str> = variants.iter().map(|variant| last_segment(variant)).collect();
        match states.iter().position(|name| *name == state) {
            Some(code) => self.set_field(signal, field, code),
            None => Err(self.error(path, "no such state").with_values(states.join(", "), state)),
        }
    }

    fn input_of<T>(&self, signal: &Typed<T>) -> Result<Input, SimError> {
        let kind = "a signal that follows from others";
        signal.input.ok_or_else(|| self.cannot_be_set(&signal.path, kind))
    }

    fn part<T: Synth>(
        &self,
        signal: &Typed<T>,
        field: &str,
    ) -> Result<(u32, TypeDescriptor), SimError> {
        let ty = T::descriptor();
        part_of(&ty, field).ok_or_else(|| {
            let mut names = Vec::new();
            field_names(&ty, "", &mut names);
            let allowed = match &names[..] {
                [] => format!("none: `{}` is no struct", ty.name),
                names => names.join(", "),
            };
            self.error(&signal.path, "no such field").with_values(allowed, field)
        })
    }
}

/// A simulation of a rust-hdl block, with the block at hand to name its signals. It is used like a
/// [`Sim`].
pub struct BlockSim<B> {
    sim: Sim,
    // In one place for ever: signals are known by where they are.
    block: Box<B>,
    fields: Vec<FieldNet>,
}

impl<B: Block> BlockSim<B> {
    /// Connects and elaborates a block, and starts a simulation of it. `name` is that of the top.
    ///
    /// # Errors
    /// What [`elaborate`](crate::netlist::elaborate::elaborate) and [`Model::new`] find.
    pub fn new(name: &str, block: B) -> Result<Self, Diagnostics> {
        Self::with_engine(name, block, EngineKind::default())
    }

    /// As [`BlockSim::new`], with the engine of choice.
    ///
    /// # Errors
    /// See [`BlockSim::new`].
    pub fn with_engine(name: &str, block: B, kind: EngineKind) -> Result<Self, Diagnostics> {
        let mut block = Box::new(block);
        block.connect_all();
        let (design, mut fields) = elaborate_with_fields(name, &*block)?;
        fields.sort_by_key(|field| field.at);
        Ok(Self { sim: Model::with_engine(&design, kind)?.sim(), block, fields })
    }

    /// The signal that a field of the block, of an interface, or of a child became:
    /// `sim.port(|block| &block.lanes[3].q)`.
    ///
    /// # Errors
    /// When the reference is no signal of the block, or a clock.
    pub fn port<D: Direction, T: Synth>(
        &self,
        pick: impl FnOnce(&B) -> &Signal<D, T>,
    ) -> Result<Typed<T>, SimError> {
        let signal = pick(&self.block);
        let at = std::ptr::from_ref(signal).cast::<()>().addr();
        if let Ok(index) = self.fields.binary_search_by_key(&at, |field| field.at) {
            return self.sim.typed(&self.fields[index].path);
        }
        let ty = T::descriptor().name;
        if ty == Clock::descriptor().name {
            let error =
                self.sim.error("top", "a clock has no value: `step` and `run` are its edges");
            return Err(error.with_values("a port or local signal that is no clock", "a clock"));
        }
        let found = format!("a `{ty}` of {} bits that is elsewhere", signal.bits());
        let error = self.sim.error("top", "no signal of the netlist: pick one of the block given");
        Err(error.with_values("a port or local signal of the block", found))
    }

    /// The field of the block that a net came from: `top.lanes[3].q` for `lanes_3_q`.
    #[must_use]
    pub fn field_of(&self, path: &str) -> Option<&str> {
        let field = self.fields.iter().find(|field| field.path == path)?;
        Some(&field.field)
    }

    /// The value of a signal as a person reads it, by its path; structs by field.
    ///
    /// # Errors
    /// When no signal has that path.
    pub fn field_text(&self, path: &str) -> Result<String, SimError> {
        match self.fields.iter().find(|field| field.path == path) {
            Some(field) => Ok(text(&field.ty, &self.sim.peek(path)?)),
            None => self.sim.peek_text(path),
        }
    }

    /// The block, as it was elaborated.
    #[must_use]
    pub fn block(&self) -> &B {
        &self.block
    }

    /// What to start more simulations of the block from.
    #[must_use]
    pub fn model(&self) -> Model {
        self.sim.model.clone()
    }

    /// The simulation alone, for a [`Bench`](super::Bench). Signals got before stay valid.
    #[must_use]
    pub fn into_sim(self) -> Sim {
        self.sim
    }
}

impl<B> Deref for BlockSim<B> {
    type Target = Sim;

    fn deref(&self) -> &Sim {
        &self.sim
    }
}

impl<B> DerefMut for BlockSim<B> {
    fn deref_mut(&mut self) -> &mut Sim {
        &mut self.sim
    }
}

impl<B> fmt::Debug for BlockSim<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlockSim").field("sim", &self.sim).finish_non_exhaustive()
    }
}
