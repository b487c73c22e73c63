//! Poke, peek, step, reset, memories, errors.

use ctxnic::netlist::ir::{Design, Driver, DriverKind, Expr};
use ctxnic::netlist::value::Value;
use ctxnic::sim::Sim;

use crate::small;

#[test]
fn a_counter_counts_while_it_is_enabled() {
    let mut sim = Sim::new(&small::two_counters(3)).unwrap();
    sim.reset(2);
    assert_eq!(sim.cycle(), 2);
    sim.poke("en", 1).unwrap();
    for _ in 0..21 {
        sim.step();
    }
    sim.poke("en", false).unwrap();
    sim.step();
    assert_eq!(sim.peek("low").unwrap(), Value::from_u64(3, 5));
    assert_eq!(sim.peek("high").unwrap(), Value::from_u64(3, 2));
    assert_eq!(sim.peek("counters_1.count_q").unwrap(), Value::from_u64(3, 2));
    sim.reset(1);
    assert_eq!(sim.peek("low").unwrap(), Value::zero(3));
}

#[test]
fn combinational_signals_follow_a_poke() {
    let mut sim = Sim::new(&small::two_counters(1)).unwrap();
    sim.poke("en", 1).unwrap();
    sim.step();
    assert!(!sim.peek("carry").unwrap().is_zero());
    sim.poke("en", 0).unwrap();
    assert!(sim.peek("carry").unwrap().is_zero());
}

#[test]
fn a_register_can_be_set() {
    let mut sim = Sim::new(&small::light()).unwrap();
    assert_eq!(sim.peek_text("phase_q").unwrap(), "Red");
    sim.poke("phase_q", 1).unwrap();
    sim.eval();
    assert_eq!(sim.peek_text("phase_q").unwrap(), "Green");
    assert_eq!(sim.peek_text("phase_d").unwrap(), "Amber");
    assert_eq!(sim.peek_text("lamps").unwrap(), "3'h2");
    sim.poke("phase_q", 3).unwrap();
    assert_eq!(sim.peek_text("phase_q").unwrap(), "2'h3");
}

#[test]
fn run_until_counts_the_steps_and_gives_up() {
    let mut sim = Sim::new(&small::two_counters(4)).unwrap();
    sim.poke("en", 1).unwrap();
    let low = sim.handle("low").unwrap();
    assert_eq!(sim.run_until(20, |sim| sim.peek_u64(low) == 9), Ok(9));
    assert_eq!(sim.run_until(20, |sim| sim.peek_u64(low) == 9), Ok(0));
    let error = sim.run_until(3, |sim| sim.peek_u64(low) == 8).unwrap_err();
    assert_eq!(error.to_string(), "cycle 12: top: what was waited for did not come in 3 cycles");
}

#[test]
fn bad_paths_and_numbers_are_refused_with_what_is_allowed() {
    let mut sim = Sim::new(&small::two_counters(4)).unwrap();
    let errors = [
        sim.poke("en", 2).unwrap_err(),
        sim.poke("en", -1).unwrap_err(),
        sim.poke("en", Value::from_u64(70, 1 << 40)).unwrap_err(),
        sim.poke("carry", 1).unwrap_err(),
        sim.poke("nowhere", 1).unwrap_err(),
        sim.peek("counters_2.count_q").unwrap_err(),
        sim.mem_peek("mem", 0).unwrap_err(),
    ];
    let text: Vec<String> = errors.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!("run_refusals", text.join("\n"));
}

#[test]
fn a_memory_reads_the_old_word_writes_bytes_and_knows_its_end() {
    let mut sim = Sim::new(&small::memory()).unwrap();
    sim.mem_load("mem", &[Value::ones(72), Value::ones(72)]).unwrap();
    sim.poke("write_addr", 1).unwrap();
    sim.poke("read_addr", 1).unwrap();
    sim.poke("read_en", 1).unwrap();
    sim.poke("write_en", 0b1_0000_0001).unwrap();
    sim.step();
    assert_eq!(sim.peek("read_data").unwrap(), Value::ones(72));
    sim.poke("write_en", 0).unwrap();
    sim.step();
    let written = Value::from_hex(72, "00ffffffffffffff00").unwrap();
    assert_eq!(sim.peek("read_data").unwrap(), written);
    assert_eq!(sim.mem_peek("mem", 1).unwrap(), written);

    sim.poke("read_en", 0).unwrap();
    sim.poke("read_addr", 0).unwrap();
    sim.step();
    assert_eq!(sim.peek("read_data").unwrap(), written, "held without read enable");

    sim.poke("read_en", 1).unwrap();
    sim.poke("read_addr", 5).unwrap();
    sim.poke("write_addr", 6).unwrap();
    sim.poke("write_en", 0x1ff).unwrap();
    sim.step();
    assert!(sim.peek("read_data").unwrap().is_zero(), "beyond the end");
    assert!((2..5).all(|word| sim.mem_peek("mem", word).unwrap().is_zero()));
    assert!(sim.mem_peek("mem", 5).is_err());
    assert!(sim.mem_load("mem", &vec![Value::zero(72); 6]).is_err());
    assert!(sim.mem_load("mem", &[Value::zero(71)]).is_err());
}

fn refusal(design: &Design) -> String {
    Sim::new(design).unwrap_err().to_string()
}

#[test]
fn designs_that_cannot_be_simulated_are_refused_with_the_place() {
    let mut looped = small::two_counters(2);
    let top = &mut looped.modules[1];
    let (carry, spare) = (top.drivers[0].target, top.add_net("spare", 1));
    let value = Expr::net(top, carry);
    small::assign(top, spare, value);
    let value = Expr::net(top, spare);
    top.drivers[0].kind = DriverKind::Assign(value);

    let mut twice = small::two_counters(2);
    let driver = twice.modules[1].drivers[0].clone();
    twice.modules[1].drivers.push(driver);

    let mut undriven = small::two_counters(2);
    undriven.modules[1].drivers.clear();

    let mut wrong_width = small::two_counters(2);
    let target = wrong_width.modules[1].drivers[0].target;
    wrong_width.modules[1].drivers[0] =
        Driver { target, kind: DriverKind::Assign(Expr::number(2, 1)) };

    let mut second_clock = small::two_counters(2);
    let carry = second_clock.modules[1].drivers[0].target;
    second_clock.modules[1].instances[1].connections[0] = carry;

    let text = [looped, twice, undriven, wrong_width, second_clock]
        .iter()
        .map(refusal)
        .collect::<String>();
    insta::assert_snapshot!("run_bad_designs", text);
}
