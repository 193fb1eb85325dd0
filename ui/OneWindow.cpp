#include "OneWindow.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QLocalServer>
#include <QLocalSocket>

#include "base/Log.h"

namespace albumen {
namespace {

constexpr int patienceMs = 1000;
constexpr qint64 most = 1 << 20; // bytes of a message; longer ones are not ours
const QByteArray heard("shown");

QByteArray bytesOf(const std::filesystem::path& path)
{
    return QByteArray::fromStdString(path.native());
}

} // namespace

OneWindow::OneWindow(const std::filesystem::path& library, QObject* parent)
    : QObject(parent), server_(new QLocalServer(this))
{
    std::error_code error; // a path that is not there yet is as it was written
    const std::filesystem::path whole = std::filesystem::weakly_canonical(library, error);
    const QByteArray hash = QCryptographicHash::hash(bytesOf(error ? library : whole), QCryptographicHash::Sha256);
    name_ = QStringLiteral("albumen-") + QString::fromLatin1(hash.toHex().left(24));
    server_->setSocketOptions(QLocalServer::UserAccessOption);
    connect(server_, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket* const socket = server_->nextPendingConnection()) {
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QLocalSocket::readyRead, this, [this, socket] { hear(socket); });
            hear(socket);
        }
    });
}

bool OneWindow::showFirst(const std::vector<std::filesystem::path>& photos) const
{
    QLocalSocket socket;
    socket.connectToServer(name_);
    if (!socket.waitForConnected(patienceMs)) return false;
    QList<QByteArray> paths;
    for (const std::filesystem::path& photo : photos) paths << bytesOf(photo);
    QDataStream stream(&socket);
    stream << paths;
    socket.flush();
    // One that does not answer hangs, or is no Albumen: the library's lock decides then.
    return socket.waitForReadyRead(patienceMs) && socket.read(heard.size()) == heard;
}

void OneWindow::listen()
{
    QLocalServer::removeServer(name_); // of a program that was killed: whoever holds the library may
    if (!server_->listen(name_))
        log::error({.code = Code::internal,
                    .stage = Stage::none,
                    .path = {},
                    .detail = "no local socket: " + server_->errorString().toStdString()});
}

void OneWindow::hear(QLocalSocket* socket)
{
    if (socket->bytesAvailable() > most) return socket->abort();
    QDataStream stream(socket);
    stream.startTransaction();
    QList<QByteArray> paths;
    stream >> paths;
    if (!stream.commitTransaction()) return; // the rest is on its way
    socket->write(heard);
    socket->flush();
    std::vector<std::filesystem::path> photos;
    for (const QByteArray& path : paths) photos.emplace_back(path.toStdString());
    emit shownAgain(photos);
}

} // namespace albumen
