#include "widgets/FileDialogs.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

#include "photo/PictureName.h"
#include "scan/FileEnumerator.h"

namespace albumen {
namespace {

struct FileDialogs {
    Q_DECLARE_TR_FUNCTIONS(FileDialogs)
};

/// Photos by their names, in either case, and whatever else.
QString photoFilter()
{
    QStringList patterns;
    for (const std::string_view extension : photoExtensions()) {
        const QString pattern =
            QStringLiteral("*.") + QString::fromLatin1(extension.data(), static_cast<qsizetype>(extension.size()));
        patterns << pattern << pattern.toUpper();
    }
    return FileDialogs::tr("Photos") + QStringLiteral(" (%1);;").arg(patterns.join(QLatin1Char(' '))) +
           FileDialogs::tr("All files") + QStringLiteral(" (*)");
}

QFileDialog* dialogAt(const QString& title, const std::filesystem::path& near, QWidget* parent)
{
    auto* const dialog = new QFileDialog(parent, title, nearestFolder(near));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

} // namespace

QString nearestFolder(const std::filesystem::path& path)
{
    if (!path.is_absolute()) return QDir::homePath();
    for (std::filesystem::path folder = path;; folder = folder.parent_path()) {
        const QString name = QFile::decodeName(QByteArray::fromStdString(folder.native()));
        if (folder == folder.root_path()) return QDir::homePath(); // nothing of it exists: the root says nothing
        if (QFileInfo(name).isDir()) return name;
    }
}

QFileDialog* folderDialog(const QString& title, const std::filesystem::path& near, QWidget* parent)
{
    QFileDialog* const dialog = dialogAt(title, near, parent);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    return dialog;
}

QFileDialog* photosDialog(const QString& title, const std::filesystem::path& near, QWidget* parent)
{
    QFileDialog* const dialog = dialogAt(title, near, parent);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilter(photoFilter());
    return dialog;
}

QFileDialog* musicDialog(const QString& title, const std::filesystem::path& near, QWidget* parent)
{
    QFileDialog* const dialog = dialogAt(title, near, parent);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(
        FileDialogs::tr("Music") +
        QStringLiteral(" (*.mp3 *.m4a *.aac *.ogg *.oga *.opus *.flac *.wav *.aiff *.wma *.MP3 *.M4A *.WAV);;") +
        FileDialogs::tr("All files") + QStringLiteral(" (*)"));
    return dialog;
}

QFileDialog* fileDialog(const QString& title, const std::filesystem::path& near, QWidget* parent)
{
    QFileDialog* const dialog = dialogAt(title, near, parent);
    dialog->setFileMode(QFileDialog::ExistingFile);
    return dialog;
}

QFileDialog* saveDialog(const QString& title, const QString& name, QWidget* parent)
{
    QFileDialog* const dialog = dialogAt(title, {}, parent);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(name).suffix());
    dialog->selectFile(name);
    return dialog;
}

} // namespace albumen
