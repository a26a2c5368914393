// The loop of every peer of the benchmark `messages`: it reads `KIND ROUNDS PATH`, reads and writes the file so often, and answers
// the shortest `READ_SECONDS WRITE_SECONDS`.

use std::hint::black_box;
use std::time::Instant;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Answers each line, as `answer` does for the kind, the rounds and the bytes of the file.
pub fn serve(answer: impl Fn(&str, usize, &[u8]) -> [f64; 2]) {
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let mut words = line.splitn(3, ' ');
        let [kind, rounds, path] = [(); 3].map(|()| words.next().unwrap());
        let bytes = std::fs::read(path).unwrap();
        let [read, write] = answer(kind, rounds.parse().unwrap(), &bytes);
        println!("{read} {write}");
    }
}

/// The shortest times to read and to write.
pub fn measure<T: DeserializeOwned + Serialize>(rounds: usize, bytes: &[u8]) -> [f64; 2] {
    let message: T = serde_json::from_slice(bytes).unwrap();
    let written: Value = serde_json::to_value(&message).unwrap();
    assert!(written.is_object());
    let mut best = [f64::INFINITY; 2];
    for _ in 0..rounds {
        let start = Instant::now();
        drop(black_box(serde_json::from_slice::<T>(black_box(bytes))));
        best[0] = best[0].min(start.elapsed().as_secs_f64());
        let start = Instant::now();
        drop(black_box(serde_json::to_vec(black_box(&message))));
        best[1] = best[1].min(start.elapsed().as_secs_f64());
    }
    best
}
