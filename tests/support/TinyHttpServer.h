// A web server of one file on 127.0.0.1, with the faults a download meets.
#pragma once

#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace albumen::test {

struct Served {
    std::string content;
    bool ranges = true;                   ///< answers Range with 206; else the whole file with 200
    int status = 200;                     ///< anything else is sent without the file
    std::optional<std::size_t> cutAfter;  ///< closes the connection after so many bytes of an answer
    std::optional<std::size_t> hangAfter; ///< sends so many bytes of an answer, then nothing more
    std::string redirect;                 ///< sent with 302 when not empty
};

/// Answers one connection after the other on a thread of its own until destroyed.
class TinyHttpServer
{
public:
    explicit TinyHttpServer(Served served);
    ~TinyHttpServer();
    TinyHttpServer(const TinyHttpServer&) = delete;
    TinyHttpServer& operator=(const TinyHttpServer&) = delete;

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/model.onnx"; }
    void serve(Served served);
    /// The Range header of each request so far; empty where it had none.
    std::vector<std::string> ranges() const;

private:
    void work();
    void answer(int connection);

    mutable std::mutex mutex_;
    Served served_;
    std::vector<std::string> ranges_;
    int listener_ = -1;
    int port_ = 0;
    std::atomic<bool> ends_{false};
    std::thread thread_;
};

} // namespace albumen::test
