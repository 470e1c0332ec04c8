use rayon::prelude::*;
fn main() {
    let root = std::env::args().nth(1).expect("dir");
    let start = std::time::Instant::now();
    let mut files = Vec::new();
    for p in std::fs::read_dir(format!("{root}/reports/submissions")).expect("d") {
        for f in std::fs::read_dir(p.expect("p").path()).expect("d") { files.push(f.expect("f").path()); }
    }
    let (rows, sum) = files.par_iter().map(|f| {
        let mut r = csv::ReaderBuilder::new().has_headers(true).from_path(f).expect("open");
        let mut rec = csv::ByteRecord::new();
        let (mut n, mut s) = (0u64, 0u64);
        while r.read_byte_record(&mut rec).expect("row") {
            n += 1;
            s += std::str::from_utf8(&rec[4]).ok().and_then(|t| t.parse::<u64>().ok()).unwrap_or(0);
        }
        (n, s)
    }).reduce(|| (0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    println!("{rows} {sum} {:?}", start.elapsed());
}
