"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const input = $("input"), answer = $("answer"), kind = $("kind");
  const buttons = [...document.querySelectorAll("[data-format]")];
  let link = "";

  for (const e of document.querySelectorAll(".origin")) e.textContent = location.origin;

  const element = (tag, text, cls) => {
    const e = document.createElement(tag);
    if (text) e.textContent = text;
    if (cls) e.className = cls;
    return e;
  };

  // The name the server gave the file, out of filename*=UTF-8''…
  const nameOf = (res) => {
    const m = /filename\*=UTF-8''([^;]+)/.exec(res.headers.get("Content-Disposition") || "");
    return m ? decodeURIComponent(m[1]) : "van-ban";
  };

  const list = (problems) => {
    const ol = element("ol");
    const words = { error: "Lỗi", warning: "Cảnh báo", info: "Lưu ý" };
    for (const p of problems) {
      const li = element("li");
      li.append(element("span", (words[p.severity] || p.severity) + ": ", p.severity === "error" ? "error" : ""), p.message + " ");
      if (p.hint) li.append(p.hint + " ");
      if (p.clause) li.append(element("span", "(" + p.clause + ") ", "quiet"));
      const at = element("code", p.line ? "dòng " + p.line + ", cột " + p.column : p.pointer || "/");
      const page = element("a", p.code);
      page.href = "/problems/" + encodeURIComponent(p.code);
      li.append(at, " ", page);
      ol.append(li);
    }
    return ol;
  };

  const showFile = async (res) => {
    if (link) URL.revokeObjectURL(link);
    link = URL.createObjectURL(await res.blob());
    const name = nameOf(res), p = element("p"), save = element("a", "Tải về " + name);
    save.href = link;
    save.download = name;
    p.append(save);
    if (name.endsWith(".pdf")) {
      const open = element("a", "Mở trong thẻ mới");
      open.href = link;
      open.target = "_blank";
      p.append(" · ", open);
    }
    answer.append(p, element("p", "Mocban-Problems: " + (res.headers.get("Mocban-Problems") || ""), "quiet"));
  };

  const showProblem = (p) => {
    answer.append(element("p", p.status + " · " + p.title, "error"), element("p", p.detail));
    if (p.errors && p.errors.length) answer.append(list(p.errors));
    answer.append(element("p", "Mã yêu cầu: " + p.request_id, "quiet"));
  };

  const showReport = (r) => {
    const n = r.counts;
    answer.append(element("p", r.problems.length ? "Lỗi: " + n.error + ", cảnh báo: " + n.warning + ", lưu ý: " + n.info + "." : "Không thấy vấn đề nào."));
    if (r.blocked) answer.append(element("p", "Dữ liệu như vậy chưa tạo được văn bản.", "error"));
    answer.append(list(r.problems));
    if (r.omitted) answer.append(element("p", "và " + r.omitted + " vấn đề khác", "quiet"));
  };

  const send = async (format) => {
    const url = format === "check" ? "/v1/checks" : "/v1/documents?format=" + format;
    for (const b of buttons) b.disabled = true;
    answer.replaceChildren(element("p", "Đang gửi…", "quiet"));
    try {
      const res = await fetch(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: input.value });
      answer.replaceChildren();
      const type = res.headers.get("Content-Type") || "";
      if (type.startsWith("application/problem+json")) showProblem(await res.json());
      else if (type.startsWith("application/json")) showReport(await res.json());
      else await showFile(res);
    } catch (e) {
      answer.replaceChildren(element("p", "Không gọi được máy chủ. Hãy kiểm tra đường truyền.", "error"));
    } finally {
      for (const b of buttons) b.disabled = false;
    }
  };

  for (const b of buttons) b.addEventListener("click", () => send(b.dataset.format));
  kind.addEventListener("change", async () => {
    const res = await fetch("/v1/kinds/" + encodeURIComponent(kind.value) + "/example");
    if (res.ok) input.value = await res.text();
  });
})();
