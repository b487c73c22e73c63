//! A sweep as SVG: the same bytes for the same numbers.

use plotters::prelude::*;

use super::bounds::float;
use super::sweep::Sweep;

const SIZE: (u32, u32) = (800, 480);

/// Colours of the lines, apart also for most colour-blind eyes (Okabe and Ito).
const COLOURS: [RGBColor; 6] = [
    RGBColor(0, 114, 178),
    RGBColor(213, 94, 0),
    RGBColor(0, 158, 115),
    RGBColor(204, 121, 167),
    RGBColor(86, 180, 233),
    RGBColor(0, 0, 0),
];

/// The sweep's columns as lines over its parameter.
///
/// # Errors
/// What the plotting library says; it can only fail by running out of memory.
pub fn svg(sweep: &Sweep) -> Result<String, String> {
    let mut text = String::new();
    draw(sweep, &mut text).map_err(|error| error.to_string())?;
    Ok(text)
}

fn draw(sweep: &Sweep, text: &mut String) -> Result<(), Box<dyn std::error::Error>> {
    let last = float(sweep.points.last().copied().unwrap_or(1));
    let values = sweep.columns.iter().flat_map(|column| &column.values);
    let most = values.copied().filter(|value| value.is_finite()).fold(1.0, f64::max);
    let root = SVGBackend::with_string(text, SIZE).into_drawing_area();
    root.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(&root)
        .caption(sweep.title, ("sans-serif", 18))
        .margin(12)
        .x_label_area_size(40)
        .y_label_area_size(56)
        .build_cartesian_2d(0.0..last, 0.0..1.05 * most)?;
    chart.configure_mesh().x_desc(sweep.over).light_line_style(WHITE).draw()?;
    for (column, colour) in sweep.columns.iter().zip(COLOURS.iter().cycle()) {
        let points =
            sweep.points.iter().zip(&column.values).map(|(point, value)| (float(*point), *value));
        chart
            .draw_series(LineSeries::new(points, colour.stroke_width(2)))?
            .label(column.name)
            .legend(|(x, y)| PathElement::new([(x, y), (x + 16, y)], colour.stroke_width(2)));
    }
    chart
        .configure_series_labels()
        .background_style(WHITE.mix(0.8))
        .border_style(BLACK)
        .position(SeriesLabelPosition::MiddleRight)
        .draw()?;
    root.present()?;
    Ok(())
}
