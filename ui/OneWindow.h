// One window for a library: a second start of the program shows the first one's window, and hands it its photos.
#pragma once

#include <filesystem>
#include <vector>

#include <QObject>

class QLocalServer;
class QLocalSocket;

namespace albumen {

/// Speaks on a local socket that only this user may open. Threads: GUI.
class OneWindow final : public QObject
{
    Q_OBJECT

public:
    /// `library`: the folder that two programs must not open both.
    explicit OneWindow(const std::filesystem::path& library, QObject* parent = nullptr);

    /// True: another program has the window of this library, and was asked to show it and to take these photos.
    /// Blocks, a second at most: before there is a window.
    bool showFirst(const std::vector<std::filesystem::path>& photos) const;
    /// This is the first one. Requires: it holds the library.
    void listen();

signals:
    void shownAgain(const std::vector<std::filesystem::path>& photos);

private:
    void hear(QLocalSocket* socket);

    QString name_;
    QLocalServer* server_;
};

} // namespace albumen
