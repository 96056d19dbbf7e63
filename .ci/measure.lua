-- Posts one document over and over, for wrk: -s measure.lua -- FILE
function init(args)
	local file = assert(io.open(args[1], "rb"))
	wrk.method = "POST"
	wrk.headers["Content-Type"] = "application/json"
	wrk.body = file:read("*a")
	file:close()
end

function done(summary, latency, _)
	local e = summary.errors
	io.write(string.format("%.0f a second, p50 %.1f ms, p99 %.1f ms, %d failed\n",
		summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
		e.connect + e.read + e.write + e.status + e.timeout))
end
