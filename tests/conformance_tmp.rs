use plan::{attainment::AsOf, views::{Selection, status_json::status}, workspace::{Figures, Layout, Workspace}};
fn diff(path: &str, want: &serde_json::Value, got: &serde_json::Value, out: &mut Vec<String>) {
    use serde_json::Value::*;
    match (want, got) {
        (Object(w), Object(g)) => for (k, v) in w { match g.get(k) { Some(x) => diff(&format!("{path}.{k}"), v, x, out), None => out.push(format!("{path}.{k} absent")) } },
        (Array(w), Array(g)) => { if w.len() != g.len() { out.push(format!("{path} len {} {}", w.len(), g.len())); } for (i, (a, b)) in w.iter().zip(g).enumerate() { let n = a.get("id").or(a.get("county")).map(|v| v.to_string()).unwrap_or(i.to_string()); diff(&format!("{path}[{n}]"), a, b, out) } }
        _ => if want.to_string() != got.to_string() { out.push(format!("{path}: want {want} got {got}")) }
    }
}
#[test]
fn all() {
    let mut n = 0; let mut bad = 0;
    for e in std::fs::read_dir("../shared/conformance").unwrap() {
        let dir = e.unwrap().path(); if !dir.is_dir() { continue }
        let w = Workspace::open(&dir).unwrap();
        for f in &w.findings { println!("{dir:?} {:?}", f); }
        let plan = w.plan.as_ref().expect("plan");
        let layout = Layout::read(&w.disk, plan).unwrap();
        for f in std::fs::read_dir(&dir).unwrap() {
            let f = f.unwrap().path(); let name = f.file_name().unwrap().to_str().unwrap().to_owned();
            let Some(d) = name.strip_prefix("as-of-").and_then(|n| n.strip_suffix(".json")) else { continue };
            let figs = Figures::compute(&w.disk, plan, &layout, w.sample, AsOf::Day(d.parse().unwrap()), None).unwrap();
            let got: serde_json::Value = serde_json::from_str(&serde_json::to_string(&status(plan, &figs, w.sample, &Selection::default())).unwrap()).unwrap();
            let want: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&f).unwrap()).unwrap();
            let mut out = vec![]; diff("", &want, &got, &mut out); n += 1;
            if !out.is_empty() { bad += 1; println!("{dir:?} {name}: {} diffs", out.len()); for o in out.iter().take(5) { println!("   {o}"); } }
        }
    }
    println!("{n} answers, {bad} bad"); 
}
