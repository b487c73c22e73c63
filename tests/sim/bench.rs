//! The bench itself: callbacks, their order, threads.

use std::sync::{Arc, Mutex};

use ctxnic::sim::bench::Agent;
use ctxnic::sim::{Bench, Sim, SimError};

use crate::small;

type Log = Arc<Mutex<Vec<String>>>;

struct Named(&'static str, Log);

impl Agent for Named {
    fn drive(&mut self, _: &mut Sim) {
        self.1.lock().unwrap().push(format!("drive {}", self.0));
    }

    fn sample(&mut self, sim: &Sim) -> Result<(), SimError> {
        self.1.lock().unwrap().push(format!("sample {} at {}", self.0, sim.cycle()));
        Ok(())
    }

    fn reset(&mut self, _: &mut Sim) {
        self.1.lock().unwrap().push(format!("reset {}", self.0));
    }
}

#[test]
fn agents_and_callbacks_run_in_the_order_in_which_they_came_and_drive_before_anyone_samples() {
    let mut tb = Bench::new(Sim::new(&small::two_counters(8)).unwrap());
    let log = Log::default();
    tb.add_agent(Named("a", log.clone()));
    let (drives, samples) = (log.clone(), log.clone());
    let en = tb.sim.input("en").unwrap();
    let low = tb.sim.handle("low").unwrap();
    let carry = tb.sim.handle("carry").unwrap();
    tb.on_drive(move |sim| {
        drives.lock().unwrap().push(format!("callback drives, low is {}", sim.peek_u64(low)));
        sim.poke_u64(en, 1);
    });
    tb.on_sample(move |sim| {
        let text = format!("callback samples, carry is {}", sim.peek_u64(carry));
        samples.lock().unwrap().push(text);
        Ok(())
    });
    tb.add_agent(Named("b", log.clone()));
    tb.reset(1);
    tb.cycle().unwrap();
    let expected = [
        "reset a",
        "reset b",
        "drive a",
        "callback drives, low is 0",
        "drive b",
        "sample a at 1",
        "callback samples, carry is 0",
        "sample b at 1",
    ];
    assert_eq!(*log.lock().unwrap(), expected);
    tb.run(2).unwrap();
    assert!(log.lock().unwrap().contains(&"callback drives, low is 2".to_string()));
}

#[test]
fn the_first_error_of_a_callback_ends_the_cycle_before_the_clock_rises() {
    let mut tb = Bench::new(Sim::new(&small::two_counters(8)).unwrap());
    tb.on_sample(
        |sim| {
            if sim.cycle() == 5 { Err(sim.error("low", "five is too much")) } else { Ok(()) }
        },
    );
    tb.on_sample(|sim| {
        assert!(sim.cycle() < 5, "not asked after the error");
        Ok(())
    });
    assert_eq!(tb.run(100).unwrap_err().to_string(), "cycle 5: low: five is too much");
    assert_eq!(tb.sim.cycle(), 5);
}

#[test]
fn a_bench_with_its_models_can_go_to_another_thread() {
    let mut tb = Bench::new(Sim::new(&small::two_counters(8)).unwrap());
    tb.on_drive(|_| {});
    let cycle = std::thread::spawn(move || {
        tb.run(10).unwrap();
        tb.sim.cycle()
    });
    assert_eq!(cycle.join().unwrap(), 10);
}
