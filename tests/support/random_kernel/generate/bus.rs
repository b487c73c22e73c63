//! A pair of children that talk over a `LogicInterface`, joined by their parent.

use super::super::types::{Block, BusDef, Expr, Field, FieldKind, Place, Stmt, Ty};
use super::Gen;
use super::expr::{Readable, Scope};
use super::stmt::Target;

impl Gen {
    /// Adds the master, the slave, and now and then a block around the slave that links it.
    pub(super) fn bus(&mut self, blocks: &mut Vec<Block>) {
        let (there, back) = (Ty::Bits(self.width()), Ty::Bits(self.width()));
        let id = self.types.buses.len();
        let name = format!("{}Bus", self.prefix);
        self.types.buses.push(BusDef { name, there: there.clone(), back: back.clone() });
        let input = Ty::Bits(self.width());
        let output = self.plain_ty();

        let field = |name: &str, kind| Field { name: name.to_owned(), kind };
        let bus = |port: &str| Place::of("bus", port);
        let mut body = Vec::new();
        let a = readable("a", "", &input);
        self.write(bus("there"), &there, std::slice::from_ref(&a), &mut body);
        let answer = readable("bus", "back", &back);
        self.write(Place::own("w"), &output, &[a, answer], &mut body);
        blocks.push(Block {
            name: format!("{}Asker", self.prefix),
            fields: vec![
                field("bus", FieldKind::Bus(id, true)),
                field("a", FieldKind::In(input)),
                field("w", FieldKind::Out(output)),
            ],
            body,
        });

        let mut body = Vec::new();
        self.write(bus("back"), &back, &[readable("bus", "there", &there)], &mut body);
        let slave = blocks.len();
        blocks.push(Block {
            name: format!("{}Answerer", self.prefix),
            fields: vec![field("bus", FieldKind::Bus(id, false))],
            body,
        });
        if self.rng.chance(1, 2) {
            let ends = (Place::own("bus"), Place::of("inner", "bus"));
            blocks.push(Block {
                name: format!("{}Outer", self.prefix),
                fields: vec![
                    field("bus", FieldKind::Bus(id, false)),
                    field("inner", FieldKind::Child(slave)),
                ],
                body: vec![Stmt::Connect(false, id, ends.0, ends.1)],
            });
        }
    }

    fn write(&mut self, place: Place, ty: &Ty, from: &[Readable], body: &mut Vec<Stmt>) {
        let scope = Scope { readable: from.to_vec(), ..Scope::default() };
        // A bus that ignores its input would show nothing.
        let first = &from[from.len() - 1];
        if let (Ty::Bits(m), Ty::Bits(n)) = (&first.ty, ty) {
            let read = Expr::Read(Place::of(&first.field, &first.port), first.ty.clone());
            let cast = if m == n { read } else { Expr::Cast(*n, *m, Box::new(read)) };
            let other = self.expr(ty, 1, &scope);
            let op = super::super::types::BinOp::Xor;
            body.push(Stmt::Assign(place, Expr::Binary(op, Box::new(cast), Box::new(other))));
            return;
        }
        let target = Target { place, ty: ty.clone(), kept: false };
        self.assign(&target, &scope, body);
    }
}

fn readable(field: &str, port: &str, ty: &Ty) -> Readable {
    let (field, port) = (field.to_owned(), port.to_owned());
    Readable { field, port, ty: ty.clone(), count: None }
}
