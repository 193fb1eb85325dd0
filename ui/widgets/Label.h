// Text in a place of the type scale and a colour of the theme; cut with an ellipsis where it has no room, whole in the
// tooltip then.
#pragma once

#include <QLabel>

#include "Theme.h"

namespace albumen {

/// Threads: GUI.
class Label final : public QLabel
{
    Q_OBJECT

public:
    explicit Label(Type type = Type::body, QColor Theme::*colour = &Theme::ink, QWidget* parent = nullptr);

    void setLook(Type type, QColor Theme::*colour);
    /// None by default: the label asks for all its width.
    void setElide(Qt::TextElideMode mode);
    /// At least as wide as this text.
    void reserve(const QString& longest);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    Type type_;
    QColor Theme::*colour_;
    Qt::TextElideMode elide_ = Qt::ElideNone;
    QString reserved_;
};

} // namespace albumen
