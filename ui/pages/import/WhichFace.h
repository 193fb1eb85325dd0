// Several faces in one photo: which one is meant?
#pragma once

#include <span>

#include <QWidget>

#include "photo/Ids.h"

class QHBoxLayout;

namespace albumen {

class Button;
class Label;
class Thumbnails;

/// Threads: GUI.
class WhichFace final : public QWidget
{
    Q_OBJECT

public:
    WhichFace(Thumbnails& thumbnails, QWidget* parent);

    /// `photo`: as it is to be said.
    void ask(const QString& name, const QString& photo, std::span<const FaceId> faces);
    void retranslate();
    QString words() const;

signals:
    void chosen(qint64 face);
    void nobody(); ///< none of them

private:
    Thumbnails& thumbnails_;
    QString name_, photo_;
    Label *title_, *below_;
    QWidget* faces_;
    QHBoxLayout* row_;
    Button* none_;
};

} // namespace albumen
