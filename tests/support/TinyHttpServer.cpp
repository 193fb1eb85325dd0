#include "support/TinyHttpServer.h"

#include <algorithm>
#include <stdexcept>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace albumen::test {
namespace {

bool readable(int socket, int waitMs)
{
    pollfd wanted{socket, POLLIN, 0};
    return ::poll(&wanted, 1, waitMs) > 0;
}

std::string readRequest(int connection)
{
    std::string request;
    char buffer[4096];
    while (request.find("\r\n\r\n") == std::string::npos && readable(connection, 2000)) {
        const ssize_t got = ::recv(connection, buffer, sizeof buffer, 0);
        if (got <= 0) break;
        request.append(buffer, static_cast<std::size_t>(got));
    }
    return request;
}

std::string headerOf(const std::string& request, const std::string& name)
{
    const std::size_t at = request.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    const std::size_t begin = at + name.size() + 4;
    return request.substr(begin, request.find("\r\n", begin) - begin);
}

void sendAll(int connection, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

} // namespace

TinyHttpServer::TinyHttpServer(Served served) : served_(std::move(served)), listener_(::socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const plain = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, plain, size) != 0 || ::listen(listener_, 8) != 0 ||
        ::getsockname(listener_, plain, &size) != 0)
        throw std::runtime_error("no server on 127.0.0.1");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { work(); });
}

TinyHttpServer::~TinyHttpServer()
{
    ends_ = true;
    thread_.join();
    ::close(listener_);
}

void TinyHttpServer::serve(Served served)
{
    const std::scoped_lock lock(mutex_);
    served_ = std::move(served);
}

std::vector<std::string> TinyHttpServer::ranges() const
{
    const std::scoped_lock lock(mutex_);
    return ranges_;
}

void TinyHttpServer::work()
{
    while (!ends_) {
        if (!readable(listener_, 20)) continue;
        const int connection = ::accept(listener_, nullptr, nullptr);
        if (connection < 0) continue;
        answer(connection);
        ::close(connection);
    }
}

void TinyHttpServer::answer(int connection)
{
    const std::string range = headerOf(readRequest(connection), "Range");
    Served served;
    {
        const std::scoped_lock lock(mutex_);
        ranges_.push_back(range);
        served = served_;
    }
    if (!served.redirect.empty())
        return sendAll(connection, fmt::format("HTTP/1.1 302 Found\r\nLocation: {}\r\nContent-Length: 0\r\n"
                                               "Connection: close\r\n\r\n",
                                               served.redirect));
    std::size_t from = 0;
    if (served.ranges && range.starts_with("bytes=")) from = std::stoul(range.substr(6));
    if (from > 0 && from >= served.content.size()) served.status = 416;
    if (served.status != 200)
        return sendAll(connection, fmt::format("HTTP/1.1 {} No\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno",
                                               served.status));
    const std::string_view body = std::string_view(served.content).substr(from);
    const std::string place = from > 0 ? fmt::format("Content-Range: bytes {}-{}/{}\r\n", from,
                                                     served.content.size() - 1, served.content.size())
                                       : "";
    sendAll(connection, fmt::format("HTTP/1.1 {}\r\nContent-Length: {}\r\n{}Connection: close\r\n\r\n",
                                    from > 0 ? "206 Partial Content" : "200 OK", body.size(), place));
    sendAll(connection,
            body.substr(0, std::min(served.cutAfter.value_or(body.size()), served.hangAfter.value_or(body.size()))));
    while (served.hangAfter && !ends_ && !readable(connection, 20)) {
    }
}

} // namespace albumen::test
