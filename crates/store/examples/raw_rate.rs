//! Prints what one raw guarded transaction costs, alone and with neighbours.
//!
//! `raw_rate ADDRESS COUNT WRITERS…`, for example `raw_rate rocksdb:///tmp/raw 500 1 16`.

use std::error::Error;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().ok_or("which database?")?;
    let count: usize = arguments.next().ok_or("how many?")?.parse()?;
    let store = store::open(&url, &store::Options::default()).await?;
    store.migrate().await?;
    for writers in arguments {
        let writers: usize = writers.parse()?;
        let rate = store::bench::raw_transactions(&store, count, writers, true).await?;
        println!(
            "{writers} writers: {:.0}/s, p50 {:?}, p99 {:?}, {} tries lost",
            rate.per_second(),
            rate.quantile(0.5),
            rate.quantile(0.99),
            rate.moved,
        );
    }
    store.close().await;
    Ok(())
}
