//! A process never reads its own target.

use super::{at, codes, net_name, visit};
use crate::diag::Diagnostics;
use crate::netlist::ir::Module;

/// Reports drivers that read what they drive.
pub(super) fn check(module: &Module, found: &mut Diagnostics) {
    for driver in &module.drivers {
        let mut own = false;
        visit::reads(&driver.kind, |net| own |= net == driver.target);
        if own {
            let name = net_name(module, driver.target);
            found.push(at(
                module,
                name,
                codes::READ_BEFORE_WRITE,
                format!("`{name}` is read where it is computed"),
                "compute it from other signals; keep old values in a register",
            ));
        }
    }
}
