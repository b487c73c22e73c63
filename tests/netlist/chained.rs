//! Shifts of shifts as the Verilog writer prints them: proved equal by SAT, and none is left.

use ctxnic::netlist::check::verify;
use ctxnic::netlist::ir::{BinaryOp, Design, DriverKind, Expr, ExprKind, ModuleId};
use ctxnic::netlist::verilog::{normalised, write};

use crate::passes::sat::{combinational, difference};
use crate::shifted_twice::{PROVED, SHAPES, shifted_twice};

#[test]
fn a_shift_of_a_shift_is_printed_as_an_equal_thing() {
    for &(width, amount) in &SHAPES[..PROVED] {
        let design = shifted_twice(width, amount);
        verify(&design).unwrap();
        let printed = normalised(&design);
        verify(&printed).unwrap();
        for (old, new) in design.modules.iter().zip(&printed.modules) {
            let (old, new) = (combinational(old), combinational(new));
            assert_eq!(difference(old.top(), new.top()), None, "{width} by {amount}");
        }
    }
}

/// Sums of shift amounts, each one bit shorter than it is printed: what Verilator does.
fn without_carry(design: &mut Design) -> usize {
    fn cut(expr: &mut Expr, done: &mut usize) {
        if let ExprKind::Binary(BinaryOp::Shl | BinaryOp::Shr, _, by) = &mut expr.kind
            && let ExprKind::Binary(BinaryOp::Add, ..) = by.kind
        {
            let (sum, width) = ((**by).clone(), by.width);
            **by = Expr::resize(Expr::slice(sum, 0, width - 1), width);
            *done += 1;
        }
    }
    let mut done = 0;
    for driver in design.modules.iter_mut().flat_map(|module| &mut module.drivers) {
        if let DriverKind::Assign(expr) = &mut driver.kind {
            cut(expr, &mut done);
        }
    }
    done
}

#[test]
fn the_proof_sees_a_carry_that_is_lost() {
    let design = shifted_twice(8, 3);
    let top = combinational(design.top());
    let mut printed = normalised(&top);
    assert!(without_carry(&mut printed) >= 6);
    assert!(difference(top.top(), printed.top()).is_some());
}

#[test]
fn no_shift_shifts_a_shift_in_verilog() {
    let design = shifted_twice(8, 3);
    let files = write(&design);
    let line = |file: &str, name: &str| {
        let file = files.iter().find(|f| f.name == format!("{file}.v")).unwrap();
        let start = format!("    assign {name} ");
        let line = file.text.lines().find(|line| line.starts_with(&start));
        line.unwrap_or_else(|| panic!("no {name} in\n{}", file.text)).trim().to_owned()
    };
    let top = |name: &str| line("shifted_twice_8_3", name);
    let twice = "({1'b0, a} + {1'b0, b})";
    assert_eq!(top("y_shr_at_once"), format!("assign y_shr_at_once = x >> {twice};"));
    assert_eq!(top("y_shr_in_turn"), format!("assign y_shr_in_turn = x >> {twice};"));
    assert_eq!(top("y_shl_in_turn"), format!("assign y_shl_in_turn = x << {twice};"));
    assert_eq!(top("y_shr_copied"), format!("assign y_shr_copied = shr_sum_part >> {twice};"));
    assert_eq!(top("y_shl_low_bits"), "assign y_shl_low_bits = w[6:0] << ({1'b0, b} + {1'b0, a});");
    // Opposite directions are left alone, and so are arithmetic shifts: no tool joins those.
    assert_eq!(top("y_shr_back"), "assign y_shr_back = (x << a) >> b;");
    let sar = "$unsigned($signed($unsigned($signed(x) >>> a)) >>> b)";
    assert_eq!(top("y_sar_at_once"), format!("assign y_sar_at_once = {sar};"));
    // What comes in through a port may be a shift: it is read twice.
    assert_eq!(line("shifted_twice_8_3_shr", "y"), "assign y = (|a) ? (x >> a) : x;");
    let onward = top("y_shr_onward");
    assert!(onward.contains("(|b) ? (") && onward.contains(" >> b) : "), "{onward}");
}

#[test]
fn a_shift_by_itself_is_printed_as_it_stands() {
    let mut design = shifted_twice(8, 3);
    // The child alone: nobody ties a shift to it.
    design.modules.truncate(1);
    design.top = ModuleId(0);
    let text = &write(&design)[0].text;
    assert!(text.contains("    assign y = x << a;\n"), "{text}");
}
