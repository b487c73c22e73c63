//! The shrinker by itself, on failures that need no compiler to be seen.

use libtest_mimic::{Failed, Trial};

use crate::random_kernel::{BinOp, Expr, Kernel, Plan, any_expr, check, generate, shrink, size};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("shrink/subtraction", || {
            shrinks(&|e| matches!(e, Expr::Binary(BinOp::Sub, ..)), 45)
        }),
        Trial::test("shrink/signed-resize", || {
            shrinks(&|e| matches!(e, Expr::SignedResize(..)), 45)
        }),
        Trial::test("shrink/slice", || shrinks(&|e| matches!(e, Expr::Slice(..)), 45)),
        Trial::test("shrink/nothing", passing),
    ]
}

/// Kernels that each trial makes small.
const KERNELS: usize = 6;

/// Of a kernel that has such an expression a small one is left that still has it.
fn shrinks(wanted: &dyn Fn(&Expr) -> bool, most: usize) -> Result<(), Failed> {
    let mut seen = 0;
    for number in 0..400 {
        if seen == KERNELS {
            break;
        }
        let kernel = generate(&Plan::of("s", 7, number));
        if !any_expr(&kernel, wanted) {
            continue;
        }
        seen += 1;
        let mut rounds = 0;
        let small = shrink(&kernel, 24, &mut |candidates: &[Kernel]| {
            rounds += 1;
            candidates.iter().map(|k| any_expr(k, wanted)).collect()
        });
        check(&small)?;
        let nodes = size(&small) / 4096;
        if !any_expr(&small, wanted) || nodes > most || rounds > 2_000 {
            return Err(format!("kernel {number}: {nodes} nodes after {rounds} rounds").into());
        }
    }
    if seen == KERNELS { Ok(()) } else { Err(format!("only {seen} kernels have it").into()) }
}

/// Where nothing smaller fails, the kernel stays as it is.
fn passing() -> Result<(), Failed> {
    let kernel = generate(&Plan::of("s", 7, 3));
    let small = shrink(&kernel, 24, &mut |candidates: &[Kernel]| vec![false; candidates.len()]);
    if small == kernel { Ok(()) } else { Err("changed without a reason".into()) }
}
